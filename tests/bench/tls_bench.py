"""What a new TLS connection costs us: tls_bench.py PROGRAM. A local server with a certificate of a throw-away authority
ends every connection after one answer; the file of trusted certificates is this system's with that authority added.
Printed are the CPU milliseconds of our process a request: without TLS, with a whole handshake each, and resumed.
"""

import getpass
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import crawl_bench

SYSTEM = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")
REQUESTS = 500
ROUNDS = 7
PORTS = {"without TLS": 8770, "whole handshake": 8771, "resumed": 8772}

CONFIGURATION = """
user {user}; worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 512; }}
http {{
  access_log off; keepalive_timeout 0; default_type text/html;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key; ssl_protocols TLSv1.3 TLSv1.2;
  server {{ listen 127.0.0.1:8770; location / {{ return 200 "<p>page</p>"; }} }}
  server {{ listen 127.0.0.1:8771 ssl; ssl_session_tickets off; ssl_session_cache off;
            location / {{ return 200 "<p>page</p>"; }} }}
  server {{ listen 127.0.0.1:8772 ssl; ssl_session_tickets on; location / {{ return 200 "<p>page</p>"; }} }}
}}
"""


def make_certificates(folder):
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=bench", "-days", "2")
    openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1")
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out",
            "server.pem", "-days", "2", "-extfile", "names")
    (folder / "trusted.pem").write_text(SYSTEM.read_text() + (folder / "ca.pem").read_text())


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="tls-bench-") as name:
        folder = pathlib.Path(name)
        make_certificates(folder)
        (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, user=getpass.getuser()))
        server = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
        try:
            time.sleep(1)
            costs = {name: [] for name in PORTS}
            for _ in range(ROUNDS):
                for name, port in PORTS.items():
                    scheme = "http" if name == "without TLS" else "https"
                    command = [program, "tls", folder / "trusted.pem", REQUESTS, f"{scheme}://127.0.0.1:{port}/"]
                    costs[name].append(1000 * crawl_bench.measure(command)[1] / REQUESTS)
        finally:
            server.terminate()
            server.wait()
    print(f"CPU milliseconds a new connection and its request, {REQUESTS} of them: median (least-most)")
    for name, values in costs.items():
        print(f"{name:18} {statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})")


if __name__ == "__main__":
    main()
