"""What every page is built from. Import from the module itself: nothing is gathered here, to start fast.

- ``screen``: ``Page`` (``header``, ``body``, ``retranslate()``), ``Screen(page, presenter, section)``.
- ``ports`` (no Qt, for presenters): ``Jobs``, ``Navigator``, ``Notices``, ``Presenter``, ``Place``.
- ``labels``: ``Label(text, Role, tone)``, ``ElidedLabel``, ``Chip(text, tone, icon)``, ``Avatar``; ``fonts.Role``.
- ``buttons``: ``Button(text, Kind.PRIMARY, icon="check", cap="Entrée")``, ``allow(reason)``, ``IconButton``.
- ``fields``: ``TextField``, ``TextArea``, ``SearchField``, ``LabeledField(label, control)``: ``refuse(message)``,
  ``say(message, State.CHECK)``; ``values``: ``MoneyEdit``, ``NumberField``, ``DateField``, ``TimeField``.
  ``show_text`` shows what is kept, ``committed`` tells a changed text when the field is left.
- ``choice``: ``Choice[T]`` and ``MultiChoice[T]``: ``offer``, ``show_value``, ``committed`` (the value itself);
  ``check.CheckLine``; ``segmented.Segmented([Segment(value, text, icon, tone)])``.
- ``cards``: ``Card`` (``body``), ``Notice(tone, icon, title, sentence)``, ``hero.Hero``, ``DropTile``, ``EmptyState``,
  ``Rule``; ``progress``: ``Stepper``, ``Ring``, ``BudgetBars``; ``flow.FlowLayout``; ``scroll.ScrollColumn``.
- ``lists``: subclass ``ListDelegate`` (``draw``, ``is_head``), put it on a ``ListView``; ``photo.PhotoViewer``,
  or ``receipt_photo.ReceiptPhoto`` where a sheet may be cropped and its contrast raised.
- ``rows``: subclass ``RowModel`` (``key``, ``name``, ``told``, ``head``), ``show_lines`` puts it on the list.
- ``dialogs``: ``Sheet`` for what must be asked at once.
- ``theme``: ``colour("teal")`` (a ``QColor``), ``is_low()``; ``icons.draw(painter, name, colour, x, y, size)``;
  ``paint`` for boxes, elided text and mirrored rectangles. ``typed.override`` marks Qt's methods.

Colours are token names, icons are names of ``resources/icons`` (Lucide). A page sets no style sheet of its own.
"""
