"""Scrapy on the sites whose addresses are the arguments; prints how many pages it got."""

import sys
import urllib.parse

from scrapy import Spider
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor


class Peer(Spider):
    name = "peer"
    start_urls = sys.argv[1:]
    allowed_domains = [urllib.parse.urlsplit(url).hostname for url in sys.argv[1:]]
    find = LinkExtractor()
    pages = 0

    def parse(self, response):
        Peer.pages += 1
        yield from response.follow_all(self.find.extract_links(response), self.parse)


process = CrawlerProcess({
    "CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 64, "LOG_ENABLED": False, "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": False, "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False})
process.crawl(Peer)
process.start()
print(Peer.pages)
