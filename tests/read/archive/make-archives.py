"""Writes the same articles in the formats of several libraries. Arguments: folder, format."""

import gzip
import io
import sys
import tarfile
import zipfile

FOLDER, FORMAT = sys.argv[1:3]
TEXTS = [f"Article {n} says “ünï” and more, in a sentence of its own.\nA second line." for n in range(5)]
LONG = "ein/ordner/" * 15


class Unseekable(io.RawIOBase):
    """A file that is written from start to end, so that sizes come after contents."""

    def __init__(self, path):
        self.file = open(path, "wb")

    def writable(self):
        return True

    def seekable(self):
        return False

    def write(self, data):
        return self.file.write(data)


def write_zip(path, method):
    with zipfile.ZipFile(path, "w", method) as archive:
        for n, text in enumerate(TEXTS):
            archive.writestr(f"{LONG}ä{n}.txt", text)


def write_tar(path, mode, form):
    with tarfile.open(path, mode, format=form) as archive:
        for n, text in enumerate(TEXTS):
            data = text.encode()
            info = tarfile.TarInfo(f"{LONG}ä{n}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def write_warc(path, is_compressed):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=is_compressed)
        for n, text in enumerate(TEXTS):
            data = text.encode()
            fields = [("Content-Type", "text/plain; charset=utf-8")]
            if n % 2:
                data = gzip.compress(data)
                fields.append(("Content-Encoding", "gzip"))
            if n % 3 == 0:
                half = len(data) // 2
                parts = [data[:half], data[half:], b""]
                data = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
                fields.append(("Transfer-Encoding", "chunked"))
            head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"http://x.example/{n}", "response", payload=io.BytesIO(data), http_headers=head
            )
            writer.write_record(record)


def write_feed(path, form):
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("urn:x")
    feed.title("The Paper")
    feed.link(href="http://x.example/")
    feed.description("News")
    for n, text in enumerate(TEXTS):
        entry = feed.add_entry(order="append")
        entry.id(f"http://x.example/{n}")
        entry.title(f"Title {n}")
        entry.link(href=f"http://x.example/{n}")
        if form == "rss":
            entry.description("Short")
        entry.content("<p>" + text.replace("\n", "<br>") + "</p>", type="CDATA" if form == "rss" else "html")
    (feed.rss_file if form == "rss" else feed.atom_file)(path)


def write_items(path):
    from scrapy.exporters import XmlItemExporter

    with open(path, "wb") as file:
        exporter = XmlItemExporter(file, indent=2)
        exporter.start_exporting()
        for n, text in enumerate(TEXTS):
            exporter.export_item({"title": f"Title {n}", "body": text, "tags": ["a", "b"]})
        exporter.finish_exporting()


WRITERS = {
    "deflate.zip": lambda path: write_zip(path, zipfile.ZIP_DEFLATED),
    "stored.zip": lambda path: write_zip(path, zipfile.ZIP_STORED),
    "bzip2.zip": lambda path: write_zip(path, zipfile.ZIP_BZIP2),
    "streamed.zip": lambda path: write_zip(Unseekable(path), zipfile.ZIP_DEFLATED),
    "gnu.tar": lambda path: write_tar(path, "w", tarfile.GNU_FORMAT),
    "pax.tar": lambda path: write_tar(path, "w", tarfile.PAX_FORMAT),
    "pax.tar.gz": lambda path: write_tar(path, "w:gz", tarfile.PAX_FORMAT),
    "crawl.warc": lambda path: write_warc(path, False),
    "crawl.warc.gz": lambda path: write_warc(path, True),
    "rss.xml": lambda path: write_feed(path, "rss"),
    "atom.xml": lambda path: write_feed(path, "atom"),
    "items.xml": write_items,
}
WRITERS[FORMAT](f"{FOLDER}/{FORMAT}")
