"""Three laptops, shares lost, late and repeated: they end alike, or in a question to a person."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from support.builders import euros
from support.colleagues import Colleagues
from support.fakes import no_progress
from typing_extensions import override

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.versions import RecordVersion

LAPTOPS = st.integers(0, 2)


class Laptops(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._three = Colleagues(Path(self._folder.name), 3)
        self._files: list[Path] = []
        self._begun: DossierId | None = None

    @initialize()
    def begin(self) -> None:
        self._begun = self._three.begin()
        for desk in self._three.desks:
            desk.undo.forget()

    @property
    def _dossier(self) -> DossierId:
        assert self._begun is not None
        return self._begun

    @rule(who=LAPTOPS, payee=st.sampled_from(("Taxi", "Hôtel")))
    def add(self, who: int, payee: str) -> None:
        desk = self._three.desks[who]
        desk.expenses.correct(replace(desk.expenses.add(self._dossier), payee=payee, amount=euros("12")))

    @rule(who=LAPTOPS, at=st.integers(0, 5), field=st.sampled_from(("payee", "note")), text=st.sampled_from("abc"))
    def change(self, who: int, at: int, field: str, text: str) -> None:
        if found := self._expenses(who):
            change = {field: text}
            self._three.desks[who].expenses.correct(replace(found[at % len(found)], **change))  # type: ignore[arg-type]

    @rule(who=LAPTOPS, at=st.integers(0, 5))
    def remove(self, who: int, at: int) -> None:
        if found := self._expenses(who):
            self._three.desks[who].expenses.remove(found[at % len(found)].id)

    @rule(who=LAPTOPS)
    def write(self, who: int) -> None:
        self._files.append(self._three.file(self._dossier, who))

    @precondition(lambda self: self._files)
    @rule(who=LAPTOPS, at=st.integers(0, 9))
    def take_in(self, who: int, at: int) -> None:
        self._three.desks[who].sharing.take_in(self._files[at % len(self._files)], no_progress)

    @rule(who=LAPTOPS, side=st.integers(0, 1))
    def decide(self, who: int, side: int) -> None:
        sharing = self._three.desks[who].sharing
        for found in sharing.conflicts(self._dossier)[:1]:
            sharing.resolve(self._dossier, found, found.clash.sides[side].value)

    @rule(who=LAPTOPS)
    def undo(self, who: int) -> None:
        if self._three.desks[who].undo.can_undo:
            self._three.desks[who].undo.undo()

    @override
    def teardown(self) -> None:
        with self._folder:
            if self._begun is not None:
                self._check()

    def _check(self) -> None:
        """Everybody meets, then one person decides what is left to decide."""
        self._exchange()
        desks = self._three.desks
        questions = [{(one.record, one.clash.field) for one in desk.sharing.conflicts(self._dossier)} for desk in desks]
        assert questions[0] == questions[1] == questions[2]
        assert len({frozenset(self._heads(at)) for at in range(3)}) == 1
        for _at in range(50):
            found = desks[0].sharing.conflicts(self._dossier)
            if not found:
                break
            desks[0].sharing.resolve(self._dossier, found[0], found[0].clash.sides[0].value)
        self._exchange()
        assert [desk.sharing.conflicts(self._dossier) for desk in desks] == [(), (), ()]
        first, *others = [self._told(at) for at in range(3)]
        assert all(one == first for one in others)
        numbers = [one.number for one in first.expenses]
        assert len(set(numbers)) == len(numbers)

    def _exchange(self) -> None:
        """Everybody gives everything to everybody, until nobody has anything new."""
        for _round in range(4):
            for giver in range(3):
                file = self._three.file(self._dossier, giver)
                for taker in range(3):
                    self._three.desks[taker].sharing.take_in(file, no_progress)

    def _expenses(self, who: int) -> tuple[Expense, ...]:
        return self._three.desks[who].readings.held(Expense, self._dossier)

    def _heads(self, who: int) -> set[str]:
        held = self._three.desks[who].readings.held(RecordVersion, self._dossier)
        return {one.digest for one in held if one.head}

    def _told(self, who: int) -> Dossier:
        return self._three.desks[who].readings.dossier(self._dossier)


def test_three_laptops_end_alike() -> None:
    run_state_machine_as_test(
        Laptops,
        settings=settings(
            max_examples=20,
            stateful_step_count=18,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
