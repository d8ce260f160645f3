"""An item pipeline for Scrapy: each item is judged by `wirecopy serve`, and copies are dropped.

Settings of the project:

    ITEM_PIPELINES = {"scrapy_pipeline.WirecopyPipeline": 300}
    WIRECOPY_URL = "http://127.0.0.1:8734"

Items need the fields id and text, and may have title, date, source and url. The answer is in the field
wirecopy. Run as a program, it crawls a site of pages with links: scrapy_pipeline.py URL WIRECOPY_URL
"""

import json
import sys
import urllib.request

import scrapy
from itemadapter import ItemAdapter
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import DropItem
from twisted.internet.threads import deferToThread

COPIES = {"identical", "same-text", "near-duplicate", "contained", "edited"}
FIELDS = ("id", "text", "title", "date", "source", "url")


class WirecopyPipeline:
    """Drops copies. An answer comes after the article is in the index for good."""

    def __init__(self, url):
        self.url = url

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler.settings["WIRECOPY_URL"])

    def process_item(self, item):
        # A thread waits for the answer, so that the crawl goes on.
        return deferToThread(self.judge, item)

    def judge(self, item):
        fields = ItemAdapter(item)
        article = {name: fields[name] for name in FIELDS if fields.get(name)}
        answer = self.ask(article)
        # A crawl that is run again gets the first answers.
        if answer["verdict"] in COPIES:
            raise DropItem(f"{answer['verdict']} of {answer['canonical']}")
        fields["wirecopy"] = answer
        return item

    def ask(self, article):
        body = json.dumps(article).encode()
        request = urllib.request.Request(
            f"{self.url}/articles", body, {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            return json.load(response)


class SiteSpider(scrapy.Spider):
    """Follows all links of a site, and takes the paragraphs of each page that has some."""

    name = "site"

    def parse(self, response):
        text = "\n".join(response.css("p::text").getall())
        if text:
            title = response.css("h1::text").get()
            yield {"id": response.url, "url": response.url, "title": title, "text": text}
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link, self.parse)


if __name__ == "__main__":
    [site, wirecopy] = sys.argv[1:]
    process = CrawlerProcess(
        {
            "ITEM_PIPELINES": {WirecopyPipeline: 300},
            "WIRECOPY_URL": wirecopy,
            "FEEDS": {"stdout:": {"format": "jsonlines"}},
            "LOG_LEVEL": "WARNING",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(SiteSpider, start_urls=[site])
    process.start()
