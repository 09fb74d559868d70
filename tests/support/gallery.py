"""One page with every widget of the kit, as the drawings show them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, DropTile, EmptyState, Notice, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice, MultiChoice
from lianes_desktop.ui.kit.fields import LabeledField, SearchField, State, TextArea, TextField
from lianes_desktop.ui.kit.hero import Hero
from lianes_desktop.ui.kit.labels import Avatar, Chip
from lianes_desktop.ui.kit.progress import BudgetBars, BudgetLine, Ring, Step, Stepper, StepState
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.values import DateField, MoneyEdit, NumberField, TimeField

STEPS = (
    Step("Contrôles", "6 sur 6", StepState.DONE),
    Step("Récapitulatif", "1 reçu à compléter", StepState.DONE),
    Step("Signature", "À faire", StepState.NOW),
    Step("Export", "Clé USB", StepState.LATER),
)
LINES = (
    BudgetLine("Billets d’avion", "plane", 153_600, 144_000, "1 536,00 €", "sur 1 440 €"),
    BudgetLine("Repas", "utensils", 16_310, 60_000, "163,10 €", "sur 600 €"),
    BudgetLine("Autres frais", "paperclip", 900, 0, "9,00 €", ""),
    BudgetLine("Hébergement", "bed", 0, 0, "0,00 €", ""),
)


def gallery() -> Page:
    """The page; widgets that tests drive have object names."""
    page = Page()
    page.header.show_words("Composants", "Tous les éléments, un par un")
    page.header.show_chip("Jour 3 sur 4", "teal", "calendar-days")
    page.header.add_action(Button("Feuille de route", icon="printer"))
    refused = Button("Signer", icon="signature")
    refused.allow("2 reçus à compléter")
    line(
        page, refused, Button("Valider", Kind.PRIMARY, icon="check", cap="Entrée"), Button("Voir", Kind.GHOST),
        Button("Petit", size=Size.SMALL), Button("Grand", Kind.PRIMARY, size=Size.LARGE),
        IconButton("printer", "Imprimer"),
    )  # fmt: skip
    fields = [
        LabeledField("Montant", MoneyEdit()),
        LabeledField("Date", DateField()),
        LabeledField("Heure", TimeField()),
    ]
    fields[1].refuse("Cette date n’existe pas.")
    fields[2].say("À vérifier", State.CHECK)
    line(page, *fields, LabeledField("Couverts", NumberField()))
    kept = TextField()
    kept.setReadOnly(True)
    choice: Choice[int] = Choice()
    choice.offer([(1, "Repas"), (2, "Transport local")])
    line(page, LabeledField("Durée", kept), LabeledField("Catégorie", choice), SearchField("Rechercher"))
    page.body.addWidget(LabeledField("Note", TextArea("Facultatif", lines=2)))
    decision = Segmented([Segment(1, "Accepter", "check", "ok"), Segment(2, "Réduire", "x", "warn")])
    decision.show_value(1)
    ticked = CheckLine("Je certifie que ces dépenses ont été engagées pour la mission.")
    ticked.setChecked(True)
    line(page, decision, ticked, CheckLine("Vide"))
    line(page, *(Chip(tone.capitalize(), tone, "check") for tone in ("ok", "warn", "bad", "info", "neutral", "accent")))
    people: MultiChoice[int] = MultiChoice()
    people.offer([(1, "Claire", "CD"), (2, "Thomas", "TV")], [1])
    line(page, people, Avatar("CD", 40))
    notice = Notice("ok", "circle-check", "Éligible", "Reçu daté.")
    notice.show_words("accent", "image-off", "Sans justificatif", "Cette dépense ne compte pas.", "129,15 × 45,5 %")
    notice.set_actions([Button("Rédiger l’attestation", size=Size.SMALL)])
    hero = Hero()
    hero.show_amount("Montant à reverser", "1 362,99 €", "45,5 % de 2 995,58 €")
    line(page, notice, hero)
    ring = Ring()
    ring.show_count(2, 7)
    stepper = Stepper()
    stepper.show_steps(STEPS)
    line(page, stepper, ring)
    bars = BudgetBars()
    bars.show_lines(LINES)
    card = Card()
    card.body.addWidget(bars)
    card.body.addWidget(Rule())
    line(page, card, DropTile("receipt-text", "Ajouter un reçu", "Déposer ici", "Lâchez"))
    page.body.addWidget(EmptyState("receipt-text", "Votre premier reçu", "Déposez la photo ici.", [Button("Choisir")]))
    return page


def line(page: Page, *widgets: QWidget) -> None:
    """Put widgets side by side."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    page.body.addLayout(row)
