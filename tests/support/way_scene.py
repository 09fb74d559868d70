"""Files on their way, for the pictures: boxes known and not, what left, what did not, and what came."""

from lianes_desktop.domain.deliveries import Box, Collected, Delivery, DeliveryState, Way
from lianes_desktop.domain.ids import new_id
from lianes_desktop.ui.deliveries.page import DeliveriesPage
from lianes_desktop.ui.kit.ports import Place
from support.shooting import FEW, Studio, over


def ways(studio: Studio) -> None:
    """The queue in each of its states, then the two questions the page asks."""
    workspace = studio.workspace
    shared = Box(new_id(), Way.FOLDER, "Partage de la mairie", str(workspace.folders.root), marker="x", automatic=True)
    cloud = Box(new_id(), Way.WEBDAV, "Nextcloud de Lianes", "https://cloud.example.org/remote.php/dav/files/lille/")
    now = workspace.clock.now()
    kept = [
        Delivery(
            new_id(), shared.id, None, str(workspace.folders.root / f"demande-v{at + 1}.asice.age"), f"v{at + 1}",
            (at + 1) * 1_234_567, "ab" * 32, state, now,
            problem="box:gone" if state is DeliveryState.FAILED else "",
            next_at=now if state is DeliveryState.FAILED else None,
        )
        for at, state in enumerate(DeliveryState)
    ]  # fmt: skip
    came = Collected("ab" * 32, shared.id, "x/a", now, problem="refused:not_an_answer", path="/x/reponse.asice")
    workspace.records.keep(None, shared, cloud, *kept, came)
    studio.pages((Place.DELIVERIES,), "queue-")
    for look in FEW:
        studio.dress(look)
        page = studio.page(Place.DELIVERIES)
        if isinstance(page, DeliveriesPage):
            page.box_asked.emit(cloud.id)
            studio.save("deliveries-box", look)
            for sheet in over(studio.window):
                sheet.close()
            studio.settle()
