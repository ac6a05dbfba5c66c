"""Makes the sites that crawl_bench.py crawls, and serves them from nginx on loopback addresses, a site an address.

A page has a menu of three links down the site's tree, twenty links to pages elsewhere on it, and text up to some
20 KB. Paths are words: numbers in them would make the crawler think of calendars and filters.
"""

import getpass
import gzip
import pathlib
import random
import shutil
import subprocess
import tempfile
import time
import urllib.request

SITES = 40
PAGES_A_SITE = 500
PAGE_BYTES = 20_000
PORT = 8765

SYLLABLES = "ba de fo gi hu ka le mi no pu ra se ti vo wa zee bel dam lijk heid ing zorg werk taal reken".split()


def words(count, dice):
    found = set()
    while len(found) < count:
        found.add("".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))))
    return sorted(found)


def names_of(vocabulary, dice):
    """One path a page, its place in the list is its place in the tree."""
    names = {}
    while len(names) < PAGES_A_SITE - 1:
        names["/" + "-".join(dice.choices(vocabulary, k=3))] = True
    return ["/"] + list(names)


def page(number, names, vocabulary, dice):
    below = [names[at] for at in range(3 * number + 1, 3 * number + 4) if at < len(names)]
    links = below + dice.choices(names, k=20)
    title = names[number].strip("/").replace("-", " ") or "start"
    parts = [f"<!DOCTYPE html><html lang=nl><head><meta charset=utf-8><title>{title}</title></head><body><nav><ul>"]
    parts += [f'<li class="menu-item"><a href="{link}" class="menu-link">{link.strip("/")}</a></li>' for link in links]
    parts.append(f"</ul></nav><main><h1>{title}</h1>")
    size = sum(map(len, parts))
    while size < PAGE_BYTES:
        paragraph = f'<p class="text-block">{" ".join(dice.choices(vocabulary, k=60))}.</p>'
        parts.append(paragraph)
        size += len(paragraph)
    return "".join(parts) + "</main></body></html>"


def make(folder):
    """Writes the sites, packed as a server keeps them, and returns their start addresses."""
    done = folder / "made"
    starts = [f"http://127.0.1.{site + 1}:{PORT}/" for site in range(SITES)]
    if done.exists():
        return starts
    dice = random.Random(7)
    vocabulary = words(3000, dice)
    for site in range(SITES):
        names = names_of(vocabulary, dice)
        root = folder / "sites" / f"127.0.1.{site + 1}"
        root.mkdir(parents=True, exist_ok=True)
        for number, name in enumerate(names):
            text = page(number, names, vocabulary, dice).encode()
            (root / ((name.strip("/") or "index") + ".html.gz")).write_bytes(gzip.compress(text, 6, mtime=0))
    done.write_text("")
    return starts


CONFIGURATION = """
user {user}; worker_processes 1; worker_rlimit_nofile 8192; daemon off; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
  access_log off; keepalive_requests 100000000; default_type text/html; charset utf-8;
  gzip_static always; gunzip on; sendfile on;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen {port}; root {folder}/sites/$host;
            location = / {{ rewrite ^ /index.html break; }} location / {{ rewrite ^/(.+)$ /$1.html break; }} }}
}}
"""


class Server:
    """nginx on the sites, for as long as the `with` lasts."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        if not shutil.which("nginx"):
            raise SystemExit("crawl_bench: nginx is not installed (Debian: nginx-light)")
        self.own = pathlib.Path(tempfile.mkdtemp(prefix="crawl-bench-"))
        file = self.own / "nginx.conf"
        file.write_text(CONFIGURATION.format(folder=self.own, port=PORT, user=getpass.getuser()))
        (self.own / "sites").symlink_to((self.folder / "sites").resolve())
        self.process = subprocess.Popen(["nginx", "-c", str(file)], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.1.1:{PORT}/", timeout=1):
                    return self
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise SystemExit("crawl_bench: nginx does not answer")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.own)
