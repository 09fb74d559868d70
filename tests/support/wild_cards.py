"""Files of people from everywhere: of every age and encoding, damaged, hostile; each says what is taken."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lianes_desktop.services.ports.cards import MOST_BYTES, MOST_CARDS, Why


@dataclass(frozen=True)
class Wild:
    """One file, the people taken from it, and what is said of the rest."""

    name: str
    data: bytes
    people: Sequence[str] = ("Nadia El Amrani",)
    left: Sequence[tuple[int, Why]] = ()
    """Of lines, cards and rows, and of what is not kept of those taken."""
    holds: Mapping[str, object] = field(default_factory=dict)
    """Of the first one taken."""


def vcf(*lines: str, version: str = "3.0", end: str = "\r\n", encoding: str = "utf-8", whole: bool = True) -> bytes:
    """One card of these lines."""
    body = ["BEGIN:VCARD", f"VERSION:{version}", *lines, *(["END:VCARD"] if whole else []), ""]
    return end.join(body).encode(encoding)


N = "N:El Amrani;Nadia;;;"
FN = "FN:Nadia El Amrani"
ARABIC = "نادية العمراني"
FRENCH = "Chloé Lefèvre"
PIXEL = base64.b64encode(b"\x89PNG" * 60).decode()
FOLDED = "\r\n ".join(PIXEL[at : at + 70] for at in range(0, len(PIXEL), 70))
OLDEST = "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"


def quoted(text: str, encoding: str = "utf-8") -> str:
    return "".join(f"={one:02X}" for one in text.encode(encoding))


CARDS: tuple[Wild, ...] = (
    # ages
    Wild("2.1 plain", vcf(N, FN, "TEL;WORK;VOICE:0536000017", version="2.1"), holds={"phone": "+212536000017"}),
    Wild("2.1 quoted-printable", vcf(f"{OLDEST}:{quoted('Lefèvre')};{quoted('Chloé')};;;", version="2.1"), [FRENCH]),
    Wild("2.1 soft breaks", vcf(f"{OLDEST}:{quoted('Lef')}=\r\n{quoted('èvre')};{quoted('Chloé')};;;", version="2.1"),
         [FRENCH]),
    Wild("2.1 letter cut by a soft break", vcf(f"{OLDEST}:Lef=C3=\r\n=A8vre;{quoted('Chloé')};;;", version="2.1"),
         [FRENCH]),
    Wild("2.1 Latin-1 quoted", vcf(
        f"N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:{quoted('Lefèvre', 'latin-1')};{quoted('Chloé', 'latin-1')}",
        version="2.1"), [FRENCH]),
    Wild("2.1 windows-1256 quoted", vcf(
        f"N;CHARSET=WINDOWS-1256;ENCODING=QUOTED-PRINTABLE:{quoted('العمراني', 'cp1256')};{quoted('نادية', 'cp1256')}",
        version="2.1"), [ARABIC]),
    Wild("2.1 folded where a space is", vcf("N:El\r\n Amrani;Nadia", version="2.1")),
    Wild("2.1 types alone", vcf(N, "TEL;CELL;PREF:0661000042", version="2.1"), holds={"mobile": "+212661000042"}),
    Wild("2.1 soft break before the end", vcf(N, "NOTE;ENCODING=QUOTED-PRINTABLE:midi=", version="2.1"),
         holds={"note": "midi"}),
    Wild("2.1 card in a card", vcf(N, "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Autre", "END:VCARD", version="2.1"),
         left=[(4, Why.NESTED)]),
    Wild("3.0 folded inside a letter", vcf(N, FN).replace(b"Nadia El", b"Nad\r\n ia El")),
    Wild("3.0 UTF-8 cut inside an octet sequence",
         vcf("N:Lefèvre;Chloé;;;", FN).replace("è".encode(), b"\xc3\r\n \xa8"), [FRENCH]),
    Wild("3.0 tab folds", vcf("N:El Am\r\n\trani;Nadia;;;")),
    Wild("3.0 escapes", vcf("N:El Amrani;Nadia;;;", "ORG:Commune\\, Oujda;Énergie", "NOTE:un\\ndeux\\;trois"),
         holds={"organisation": "Commune, Oujda, Énergie", "note": "un\ndeux;trois"}),
    Wild("4.0 both scripts", vcf("FN;ALTID=1;LANGUAGE=fr:Nadia El Amrani", f"FN;ALTID=1;LANGUAGE=ar:{ARABIC}",
                                 version="4.0"),
         holds={"given_name_ar": "نادية", "family_name_ar": "العمراني"}),
    Wild("4.0 telephone as URI", vcf(FN, 'TEL;VALUE=uri;TYPE="voice,cell":tel:+212-661-00-00-42;ext=5', version="4.0"),
         holds={"mobile": "+212661000042"}),
    Wild("4.0 preference", vcf(FN, "EMAIL;PREF=2:b@x.example", "EMAIL;PREF=1:a@x.example", version="4.0"),
         left=[(4, Why.MORE)], holds={"email": "a@x.example"}),
    Wild("a version to come", vcf(FN, version="5.0")),
    Wild("no version", b"BEGIN:VCARD\r\nFN:Nadia El Amrani\r\nEND:VCARD\r\n"),
    # encodings
    Wild("UTF-8 with its mark", "\ufeff".encode() + vcf(f"FN:{ARABIC}"), [ARABIC]),
    Wild("UTF-16 little-endian with its mark", b"\xff\xfe" + vcf(f"FN:{ARABIC}", encoding="utf-16-le"), [ARABIC]),
    Wild("UTF-16 big-endian with its mark", b"\xfe\xff" + vcf(f"FN:{FRENCH}", encoding="utf-16-be"), [FRENCH]),
    Wild("UTF-16 without its mark", vcf(f"FN:{FRENCH}", encoding="utf-16-le"), [FRENCH]),
    Wild("Latin-1", vcf(f"FN:{FRENCH}", "NOTE:à l'été, çà", encoding="latin-1"), [FRENCH]),
    Wild("windows-1252", vcf("N:Œuvrard;Chloé;;;", "ORG:L’Énergie €", encoding="cp1252"), ["Chloé Œuvrard"],
         holds={"organisation": "L’Énergie €"}),
    Wild("windows-1256", vcf(f"FN:{ARABIC}", "ORG:جماعة وجدة", encoding="cp1256"), [ARABIC],
         holds={"organisation_ar": "جماعة وجدة"}),
    Wild("UTF-8 and Latin-1 mixed", vcf(f"FN:{FRENCH}") + vcf("FN:Zoé Noël", encoding="latin-1"),
         [FRENCH, "Zoé Noël"]),
    Wild("a charset that lies", vcf(f"FN;CHARSET=ISO-8859-1:{FRENCH}"), [FRENCH]),
    Wild("a charset unknown", vcf(f"FN;CHARSET=X-KLINGON:{FRENCH}"), [FRENCH]),
    Wild("damaged UTF-8", vcf("FN:Chloé Lefèvre et Zoé").replace("è".encode(), b"\xc3"), ["Chloé Lef\ufffdvre et Zoé"],
         [(3, Why.GARBLED)]),
    # line ends and habits
    Wild("Unix line ends", vcf(FN, end="\n")),
    Wild("old Mac line ends", vcf(FN, end="\r")),
    Wild("small letters", vcf(FN).replace(b"BEGIN:VCARD", b"begin:vcard").replace(b"END:VCARD", b"end:vcard")),
    Wild("blank lines", vcf("", FN, "", "")),
    Wild("Apple groups", vcf(N, FN, "item1.EMAIL;type=INTERNET;type=pref:n@o.example", "item1.X-ABLabel:_$!<Work>!$_",
                             "item2.URL:https://o.example", "item2.X-ABLabel:site"),
         left=[(7, Why.WEB)], holds={"email": "n@o.example"}),
    Wild("Apple company", vcf("N:;;;;", "FN:Agence urbaine", "ORG:Agence urbaine;", "X-ABShowAs:COMPANY"), [""],
         holds={"organisation": "Agence urbaine"}),
    Wild("Apple group of people", vcf("FN:Famille", "X-ADDRESSBOOKSERVER-KIND:group"), [],
         [(1, Why.NOT_A_PERSON)]),
    Wild("Android", vcf("N:Amrani;Nadia;El;;", FN, "TEL;CELL:06 61 00 00 42", "X-ANDROID-CUSTOM:nickname;x;1",
                        version="2.1"), ["Nadia El Amrani"], [(6, Why.OTHER)], {"mobile": "+212661000042"}),
    Wild("Outlook", vcf("N;LANGUAGE=fr:El Amrani;Nadia", FN, "ORG:Commune", "TITLE:Cheffe",
                        "ADR;WORK;PREF:;;1 rue;Oujda;;;Maroc", "X-MS-OL-DEFAULT-POSTAL-ADDRESS:0", version="2.1"),
         left=[(7, Why.ADDRESS), (8, Why.OTHER)], holds={"organisation": "Commune", "function": "Cheffe"}),
    Wild("photo in base64", vcf(FN, f"PHOTO;ENCODING=b;TYPE=JPEG:{FOLDED}", "ROLE:Interprète"),
         left=[(4, Why.PHOTO)], holds={"function": "Interprète"}),
    Wild("photo whose lines are not set in", vcf(FN, "PHOTO;BASE64:", PIXEL[:70], PIXEL[70:140], "", "TITLE:Cheffe",
                                                 version="2.1"), left=[(4, Why.PHOTO)], holds={"function": "Cheffe"}),
    Wild("birthday", vcf(FN, "BDAY:1970-01-01"), left=[(4, Why.BIRTHDAY)]),
    Wild("three numbers", vcf(FN, "TEL;TYPE=WORK:0536000017", "TEL;TYPE=HOME:0536000018", "TEL;TYPE=FAX:0536000019"),
         left=[(5, Why.MORE), (6, Why.MORE)], holds={"phone": "+212536000017"}),
    Wild("a number in words and figures", vcf(FN, "TEL:poste 1234"), holds={"phone": "poste 1234"}),
    Wild("a name with its title", vcf("FN:Mme Nadia El Amrani"), holds={"title": "Mme"}),
    Wild("names twice", vcf(N, "N:Autre;Une;;;", "ORG:Commune", "ORG:Région", "LANG:fr", "LANG:tlh"),
         left=[(6, Why.MORE), (8, Why.NOT_A_LANGUAGE)], holds={"organisation": "Commune", "languages": ("fr",)}),
    Wild("name in capitals", vcf("FN:EL AMRANI Nadia"), ["Nadia EL AMRANI"]),
    Wild("name with a comma", vcf("FN:El Amrani, Nadia")),
    Wild("several cards", vcf(FN) + vcf("FN:Hassan Lahlou"), ["Nadia El Amrani", "Hassan Lahlou"]),
    # damaged
    Wild("cut before its end", vcf(FN) + vcf("FN:Hassan Lah", whole=False), left=[(5, Why.UNFINISHED)]),
    Wild("a card never ended, another after", vcf("FN:Hassan", whole=False) + vcf(FN), left=[(1, Why.UNFINISHED)]),
    Wild("words between cards", vcf(FN) + b"Envoye de mon telephone\r\net plus\r\n" + vcf("FN:Hassan Lahlou"),
         ["Nadia El Amrani", "Hassan Lahlou"], [(5, Why.OUTSIDE)]),
    Wild("a line without a colon", vcf("ceci n'est rien", FN), left=[(3, Why.UNREADABLE)]),
    Wild("a quotation mark never closed", vcf('FN;X="a:Nadia El Amrani')),
    Wild("nameless", vcf("EMAIL:n@o.example"), [], [(1, Why.NAMELESS)]),
    Wild("an empty card", vcf(), [], [(1, Why.NAMELESS)]),
    Wild("END alone", b"END:VCARD\r\n" + vcf(FN), left=[(1, Why.OUTSIDE)]),
    Wild("a calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", [], [(0, Why.NOT_CARDS)]),
    Wild("a picture", b"\xff\xd8\xff\xe0" + bytes(400), [], [(0, Why.NOT_CARDS)]),
    Wild("a workbook", b"PK\x03\x04" + bytes(range(256)), [], [(0, Why.NOT_CARDS)]),
    Wild("blank", b" \r\n\r\n", [], [(0, Why.NOT_CARDS)]),
    # hostile
    Wild("a formula", vcf('N:=HYPERLINK("http://x");Nadia;;;'), ['Nadia =HYPERLINK("http://x")']),
    Wild("an address of a page as e-mail", vcf(FN, "EMAIL:javascript:alert(1)"), left=[(1, Why.NOT_AN_EMAIL)],
         holds={"email": ""}),
    Wild("an address of a page as number", vcf(FN, "TEL;VALUE=uri:http://127.0.0.1/12345"),
         left=[(1, Why.NOT_A_PHONE)], holds={"phone": ""}),
    Wild("a picture elsewhere", vcf(FN, "PHOTO;VALUE=uri:file:///etc/passwd"), left=[(4, Why.PHOTO)]),
    Wild("letters turned round", vcf("N:El Amrani\u202e;Nadia;;;"), ["Nadia"], [(1, Why.FORBIDDEN)]),
    Wild("a null character", vcf("N:El Am\0rani;Nadia;;;"), ["Nadia"], [(1, Why.FORBIDDEN)]),
    Wild("a name of 500 letters", vcf(f"N:{'x' * 500};Nadia;;;"), ["Nadia"], [(1, Why.TOO_LONG)]),
    Wild("only a name of 500 letters", vcf(f"N:{'x' * 500};;;;"), [], [(1, Why.TOO_LONG), (1, Why.NAMELESS)]),
    Wild("a line break in a name", vcf("N:El\\nAmrani;Nadia;;;")),
    Wild("a line of a megabyte", vcf(FN, "X-HUGE:" + "a" * 1_000_000), left=[(4, Why.OTHER)]),
    Wild("ten thousand properties", vcf(FN, *["X-MANY:1"] * 10_000), left=[(4, Why.OTHER)]),
    Wild("quotation marks without end", vcf('X-Q;A="' + '"' * 5000 + ":x", FN), left=[(3, Why.OTHER)]),
    Wild("cards in cards", b"BEGIN:VCARD\r\n" * 2000, [], [(at, Why.UNFINISHED) for at in range(1, 2001)]),
    Wild("too many", vcf(FN, end="\n") * (MOST_CARDS + 2), ["Nadia El Amrani"] * MOST_CARDS,
         [(4 * MOST_CARDS + 1, Why.TOO_MANY)]),
    Wild("too large", b"x" * (MOST_BYTES + 1), [], [(0, Why.TOO_LARGE)]),
)  # fmt: skip

HEAD = "Prénom;Nom;Courriel"
ROW = "Nadia;El Amrani;n@o.example"
MAIL: dict[str, object] = {"email": "n@o.example"}


def table(*lines: str, end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    return end.join((*lines, "")).encode(encoding)


TABLES: tuple[Wild, ...] = (
    Wild("semicolons", table(HEAD, ROW), holds=MAIL),
    Wild("commas", table(HEAD.replace(";", ","), ROW.replace(";", ",")), holds=MAIL),
    Wild("tabs", table(HEAD.replace(";", "\t"), ROW.replace(";", "\t")), holds=MAIL),
    Wild("bars", table(HEAD.replace(";", "|"), ROW.replace(";", "|")), holds=MAIL),
    Wild("Excel's own first line", table("sep=;", HEAD, ROW), holds=MAIL),
    Wild("table in UTF-8 with its mark", "\ufeff".encode() + table(HEAD, ROW), holds=MAIL),
    Wild("Excel's Unicode text", b"\xff\xfe" + table(HEAD.replace(";", "\t"), ROW.replace(";", "\t"),
                                                     encoding="utf-16-le"), holds=MAIL),
    Wild("table in windows-1252", table(HEAD, "Chloé;Lefèvre;c@l.example", encoding="cp1252"), [FRENCH]),
    Wild("table in windows-1256", table("الاسم الشخصي;الاسم العائلي", "نادية;العمراني", encoding="cp1256"), [ARABIC]),
    Wild("Arabic headers", table("الاسم الكامل,الهاتف المحمول,المؤسسة", f"{ARABIC},0661000042,جماعة وجدة"), [ARABIC],
         holds={"mobile": "+212661000042", "organisation_ar": "جماعة وجدة"}),
    Wild("Google", table("First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value",
                         "Nadia,El Amrani,Commune,* Work,n@o.example,+212 536 00 00 17"),
         holds=MAIL | {"organisation": "Commune", "phone": "+212536000017"}),
    Wild("Outlook in French", table('"Titre","Prénom","Nom","Société","Titre professionnel","Tél. mobile"',
                                    '"Mme","Nadia","El Amrani","Commune","Cheffe","0661000042"'),
         holds={"title": "Mme", "function": "Cheffe", "mobile": "+212661000042"}),
    Wild("Outlook in English", table("Title,First Name,Last Name,Company,Job Title,Business Phone,E-mail Address",
                                     "Mrs,Nadia,El Amrani,Commune,Head,0536000017,n@o.example"),
         holds=MAIL | {"title": "Mrs", "function": "Head"}),
    Wild("Titre is a function where nobody has another", table("Nom;Prénom;Titre", "El Amrani;Nadia;Cheffe"),
         holds={"function": "Cheffe", "title": ""}),
    Wild("a whole name beside its parts", table("Nom;Prénom;Name", "El Amrani;Nadia;Amrani, Nadia")),
    Wild("one column of names", table("Nom;Organisme", "Nadia El Amrani;Commune"), holds={"family_name": "El Amrani"}),
    Wild("Arabic under a French header", table(HEAD, "نادية;العمراني;n@o.example"), [ARABIC], holds=MAIL),
    Wild("no header", table("Nadia El Amrani;n@o.example", "Hassan Lahlou;h@l.example"), [],
         [(1, Why.NAMELESS), (2, Why.NAMELESS)]),
    Wild("a break in a cell", table("Prénom;Nom;Notes", 'Nadia;El Amrani;"un', 'deux"', "Hassan;Lahlou;"),
         ["Nadia El Amrani", "Hassan Lahlou"], holds={"note": "un\ndeux"}),
    Wild("doubled quotation marks", table("Prénom;Nom;Organisme", 'Nadia;El Amrani;"dite ""Nad"""'),
         holds={"organisation": 'dite "Nad"'}),
    Wild("a quotation mark inside", table("Prénom;Nom;Notes", 'Nadia;El Amrani;tuyau 5" neuf', "Hassan;Lahlou;"),
         ["Nadia El Amrani", "Hassan Lahlou"], holds={"note": 'tuyau 5" neuf'}),
    Wild("a quotation mark that nothing closes", table(HEAD, '"Hassan;Lahlou;h@l.example', ROW),
         left=[(2, Why.UNFINISHED)], holds=MAIL),
    Wild("a short row", table(HEAD, "Nadia;El Amrani")),
    Wild("a long row", table(HEAD, f"{ROW};de trop"), left=[(2, Why.EXTRA_CELL)], holds=MAIL),
    Wild("empty rows", table(HEAD, ";;", "", ROW), holds=MAIL),
    Wild("a formula in a cell", table(HEAD, "Nadia;El Amrani;", "=1+1;@SUM(A1);"),
         ["Nadia El Amrani", "=1+1 @SUM(A1)"]),
    Wild("a formula neutralised by us", table(HEAD, "'=1+1;El Amrani;"), ["=1+1 El Amrani"]),
    Wild("a wrong address", table(HEAD, "Nadia;El Amrani;n chez o"), left=[(2, Why.NOT_AN_EMAIL)], holds={"email": ""}),
    Wild("a number in words", table("Prénom;Nom;Mobile", "Nadia;El Amrani;à demander"), left=[(2, Why.NOT_A_PHONE)]),
    Wild("languages", table("Prénom;Nom;Langues", "Nadia;El Amrani;français, arabe, klingon"),
         left=[(2, Why.NOT_A_LANGUAGE)], holds={"languages": ("fr", "ar")}),
    Wild("nobody", table(HEAD, ";;n@o.example"), [], [(2, Why.NAMELESS)]),
    Wild("a header alone", table(HEAD), []),
    Wild("a word", b"bonjour", [], [(0, Why.NOT_CARDS)]),
    Wild("too many rows", table("Nom", *["Nadia El Amrani"] * (MOST_CARDS + 1), end="\n"),
         ["Nadia El Amrani"] * MOST_CARDS, [(MOST_CARDS + 2, Why.TOO_MANY)]),
)  # fmt: skip
