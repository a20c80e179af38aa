"""Log-ins: how many a second, and how long a right one takes alone and beside sixty wrong ones.

python3 bench/log_in.py http://127.0.0.1:8080, of a demo with REGISTRY_TRUSTED_PROXIES=127.0.0.1 and no limits of rate.
"""

import json, statistics, sys, threading, time, urllib.parse, urllib.request

base = sys.argv[1]


def post(name, password, address):
    body = urllib.parse.urlencode(
        {"grant_type": "password", "username": name, "password": password}
    ).encode()
    request = urllib.request.Request(
        base + "/oauth/token", body, {"x-forwarded-for": address}
    )
    begin = time.monotonic()
    try:
        with urllib.request.urlopen(request) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        error.read()
        status = error.code
    return status, time.monotonic() - begin


def right(address="192.0.2.77"):
    status, seconds = post("lead", "hoc-nghe-son-la", address)
    assert status == 200, status
    return seconds


right()
alone = statistics.median(right() for _ in range(9))


def beside(wrong):
    tries = []
    for n in range(5):
        threads = [threading.Thread(target=post, args=wrong(n, i)) for i in range(60)]
        for t in threads:
            t.start()
        time.sleep(0.05)
        tries.append(right())
        for t in threads:
            t.join()
    return statistics.median(tries), max(tries)


print(f"alone {alone * 1000:.0f} ms")
for name, wrong in [
    (
        "60 wrong from one address",
        lambda n, i: (f"u{n}-{i}", "not-this-one-please", "198.51.100.1"),
    ),
    (
        "60 wrong from sixty addresses",
        lambda n, i: (f"v{n}-{i}", "not-this-one-please", f"203.0.113.{i}"),
    ),
    (
        "60 wrong of the same name from sixty",
        lambda n, i: ("lead", "not-this-one-please", f"198.18.{n}.{i}"),
    ),
]:
    middle, worst = beside(wrong)
    print(
        f"{name}: {middle * 1000:.0f} ms, {middle / alone:.1f} x alone; worst {worst / alone:.1f} x"
    )


def new(n):
    return post("lead", "hoc-nghe-son-la", "192.0.2.77")


begin = time.monotonic()
done = []


def worker():
    for _ in range(20):
        done.append(new(0)[0])


threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(
    f"{done.count(200)} log-ins in {time.monotonic() - begin:.2f} s: {done.count(200) / (time.monotonic() - begin):.0f} a second"
)
