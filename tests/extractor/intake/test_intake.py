"""What comes in: codings of text, kinds of files, mails with parts of every sort, Outlook's parcels, archives."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from PIL import Image

from extractor.document.model import Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake import media_types
from extractor.intake.archive import unpack
from extractor.intake.decoding import decoded
from extractor.intake.sources import open_source
from extractor.readers.reading import read

PAPER = b"%PDF-1.7\n"
WORDS = {
    "gb18030": "磷酸铁锂正极材料的技术参数见下表，压实密度为二点五六克每立方厘米，请确认数量与单价。",
    "big5": "磷酸鐵鋰正極材料的技術參數見下表，壓實密度為二點五六克每立方公分，請確認數量與單價。",
    "shift_jis": "リン酸鉄リチウム正極材料の技術データは下表をご覧ください。数量と単価をご確認ください。",
    "euc_jp": "リン酸鉄リチウム正極材料の技術データは下表をご覧ください。数量と単価をご確認ください。",
    "euc_kr": "리튬인산철 양극재의 기술 자료는 아래 표를 참조하십시오. 수량과 단가를 확인하여 주십시오. 감사합니다.",
    "cp1252": "Die Zelle hat eine Nennkapazität von 4,85 Ah; größere Gehäuse auf Anfrage, Prüfung bei 25 °C.",
}


@pytest.mark.parametrize("coding", WORDS)
def test_text_that_does_not_say_its_coding_is_decoded_beyond_doubt(coding: str) -> None:
    assert (decoded(WORDS[coding].encode(coding)).text, decoded(WORDS[coding].encode(coding)).doubt) == (
        WORDS[coding],
        None,
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_a_form_of_unicode_is_read_with_its_mark_or_without(coding: str) -> None:
    assert decoded("Nominal capacity 4.9 Ah 容量".encode(coding)).text == "Nominal capacity 4.9 Ah 容量"


@pytest.mark.parametrize("coding, declared", [("iso2022_jp", None), ("iso2022_kr", None), ("hz", "hz-gb-2312"), ("gb18030", "gb2312"), ("gb18030", "utf-8"), ("big5", "nonsense")])  # fmt: skip
def test_what_a_mail_says_of_its_coding_is_followed_where_it_fits(coding: str, declared: str | None) -> None:
    words = {"iso2022_jp": WORDS["shift_jis"], "iso2022_kr": WORDS["euc_kr"], "big5": WORDS["big5"]}.get(
        coding, WORDS["gb18030"]
    )
    assert decoded(words.encode(coding), declared).text == words


def test_a_doubtful_decoding_is_told_and_its_document_partly_read() -> None:
    contents = read(open_source("a.txt", "容量 58 g".encode("gb18030")))
    assert contents.status is Status.PARTLY_READ and "guess" in contents.problems[0].message


@pytest.mark.parametrize(
    "word, data",
    [("RAR", b"Rar!\x1a\x07\x01\x00xx"), ("7z", b"7z\xbc\xaf\x27\x1cxx"), ("gzip", b"\x1f\x8b\x08\x00xx"), ("HEIC", b"\0\0\0\x18ftypheic"),
     ("RTF", b"{\\rtf1 x}"), ("CAB", b"MSCF\0\0\0\0"), ("tar", b"a" * 257 + b"ustar\0")],
)  # fmt: skip
def test_what_is_not_opened_is_named_with_what_to_do(word: str, data: bytes) -> None:
    contents = read(open_source("a.dat", data))
    assert contents.status is Status.UNREADABLE
    assert word in contents.problems[0].message and ": " in contents.problems[0].message


def picture(across: int, down: int, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (across, down), "white").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"])
def test_pictures_of_all_kinds_are_pictures(form: str) -> None:
    assert media_types.media_type(picture(20, 20, form)) in media_types.IMAGES


def opened(data: bytes, name: str = "a.eml") -> list[Source | Problem]:
    return list(unpack(open_source(name, data)))


def names(found: list[Source | Problem]) -> list[str]:
    return [x.identity.name if isinstance(x, Source) else x.message for x in found]


def multipart(*parts: MIMEBase, kind: str = "mixed") -> MIMEMultipart:
    made = MIMEMultipart(kind)
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "Order"
    for part in parts:
        made.attach(part)
    return made


def blob(data: bytes, kind: str = "application/pdf", **headers: str) -> MIMEBase:
    made = MIMEBase(*kind.split("/"))
    made.set_payload(data)
    import email.encoders

    email.encoders.encode_base64(made)
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_parts_without_a_name_are_files() -> None:
    assert names(opened(multipart(MIMEText("See"), blob(PAPER)).as_bytes())) == ["a.eml/body.txt", "a.eml/part 1.pdf"]


def test_a_large_picture_in_the_text_is_a_document_and_a_mark_is_not() -> None:
    mail = multipart(
        MIMEText("<p>See <img src='cid:a'></p>", "html"),
        blob(picture(900, 700), "image/png", Content_ID="<a>", Content_Disposition='inline; filename="sheet.png"'),
        blob(picture(120, 40), "image/png", Content_ID="<b>"),
        kind="related",
    )
    words, sheet, told = names(opened(mail.as_bytes()))
    assert (words, sheet) == ("a.eml/body.txt", "a.eml/sheet.png")
    assert "small pictures in its text (1)" in told


def test_words_before_and_after_a_picture_are_all_read() -> None:
    found = opened(multipart(MIMEText("4.9 Ah"), blob(PAPER), MIMEText("mass 58 g")).as_bytes())
    assert isinstance(found[0], Source) and b"4.9 Ah\nmass 58 g" in found[0].data


def test_struck_words_of_a_mail_are_left_out_and_told() -> None:
    found = opened(
        multipart(
            MIMEText("2.41 2.56", "plain"), MIMEText("<p><s>2.41</s> 2.56</p>", "html"), kind="alternative"
        ).as_bytes()
    )
    assert isinstance(found[0], Source) and b"2.41" not in found[0].data
    assert isinstance(found[1], Problem) and found[1].severity is Severity.NOTE and "2.41" in found[1].message


def test_a_mail_within_its_own_signature_is_opened() -> None:
    inner = multipart(MIMEText("4.9 Ah"), blob(PAPER)).as_bytes()

    def der(tag: int, data: bytes) -> bytes:
        size = len(data)
        return bytes([tag]) + (bytes([size]) if size < 128 else b"\x83" + size.to_bytes(3, "big")) + data

    oid = bytes.fromhex("06092a864886f70d0107")
    signed = der(0x30, b"\x02\x01\x01" + der(0x31, b"") + der(0x30, oid + b"\x01" + der(0xA0, der(0x04, inner))))
    data = der(0x30, oid + b"\x02" + der(0xA0, signed))
    mail = blob(data, "application/pkcs7-mime", From="a@b", Subject="x", MIME_Version="1.0")
    assert [n.rpartition("/")[2] for n in names(opened(mail.as_bytes()))] == ["body.txt", "part 1.pdf"]
    sealed = blob(der(0x30, oid + b"\x03"), "application/pkcs7-mime", From="a@b", Subject="x", MIME_Version="1.0")
    assert "encrypted" in names(opened(sealed.as_bytes()))[0]


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    made = struct.pack("<IH", 0x223E9F78, 1)
    for tag, data in attributes:
        made += struct.pack("<BII", 1, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made


def properties(*each: tuple[int, int, bytes]) -> bytes:
    made = struct.pack("<I", len(each))
    for kind, number, value in each:
        made += struct.pack("<HHII", kind, number, 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return made


def test_all_parts_of_an_outlook_parcel_are_read_and_messages_within_it() -> None:
    inner = tnef((0x0002800C, b"Mass 58 g"), (0x00069002, b""), (0x00018010, b"inner.pdf\0"), (0x0006800F, PAPER))
    data = tnef(
        (0x00069003, properties((0x001F, 0x0037, "订单".encode("utf-16-le")), (0x001F, 0x1000, "120 cells".encode("utf-16-le")))),
        (0x00069002, b""), (0x00018010, b"SPEC~1.PDF\0"), (0x0006800F, PAPER * 900),
        (0x00069005, properties((0x001F, 0x3707, "规格书.pdf".encode("utf-16-le")))),
        (0x00069002, b""), (0x00069005, properties((0x001F, 0x3001, "Fw".encode("utf-16-le")), (0x000D, 0x3701, b"\0" * 16 + inner))),
        (0x00069002, b""), (0x00018010, b"last.pdf\0"), (0x0006800F, PAPER),
    )  # fmt: skip
    assert names(opened(data, "winmail.dat")) == [
        "winmail.dat/body.txt", "winmail.dat/规格书.pdf", "winmail.dat/Fw/body.txt", "winmail.dat/Fw/inner.pdf", "winmail.dat/last.pdf",
    ]  # fmt: skip
    found = opened(data[:-100], "winmail.dat")
    assert "cut off" in names(found)[-1]


@pytest.mark.parametrize("coding, name", [("gbk", "规格书.pdf"), ("shift_jis", "仕様書のデータ.pdf"), ("big5", "規格書與報價單.pdf"), ("utf-8", "规格书.pdf")])  # fmt: skip
def test_names_in_archives_are_read_in_the_coding_of_their_country(coding: str, name: str) -> None:
    raw = name.encode(coding)
    plain = "x" * len(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(plain, PAPER)
    assert names(opened(out.getvalue().replace(plain.encode(), raw), "a.zip")) == [f"a.zip/{name}"]


def test_a_name_with_bytes_beyond_ascii_in_a_header_is_read() -> None:
    raw = multipart(MIMEText("x"), blob(PAPER, Content_Disposition='attachment; filename="NAME.pdf"')).as_bytes()
    assert names(opened(raw.replace(b"NAME", "规格书".encode("gbk"))))[-1].endswith("规格书.pdf")


def test_a_forwarded_mail_is_opened_with_all_its_parts() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"] = "a@b", "c@d"
    inner = EmailMessage()
    inner["From"], inner["To"] = "a@b", "c@d"
    inner.add_attachment(PAPER, maintype="application", subtype="pdf", filename="x.pdf")
    outer.add_attachment(inner)
    assert names(opened(outer.as_bytes())) == ["a.eml/part 1/x.pdf"]


def test_a_picture_whose_recognition_is_off_says_so() -> None:
    assert read(open_source("a.webp", picture(300, 300, "WEBP")), ReadOptions(ocr=False)).problems[0].stage == "ocr"
