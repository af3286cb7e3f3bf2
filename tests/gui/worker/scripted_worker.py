"""A worker for tests: does what the name of the corpus says, in the real protocol."""

import json
import os
import sys
import threading
import time

cancelled = set()
stuck = threading.Event()


def say(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def listen(tasks):
    for line in sys.stdin:
        message = json.loads(line)
        if "cancel" in message:
            cancelled.add(message["cancel"])
        else:
            tasks.append(message)
    os._exit(0)


def run(task):  # noqa: C901, PLR0912 - a script of cases
    number, what = task["id"], task["corpus"]
    if what == "well":
        for done in range(4):
            say({"id": number, "progress": {"done": done, "total": 3, "item": f"datei-{done}.txt"}})
        say({"id": number, "result": {"imported": 3, "echo": task["params"], "pid": os.getpid()}})
    elif what == "wrong":
        error = {
            "type": "FileReadError",
            "template": "{file} cannot be read: {reason}",
            "params": {"file": "ä.txt", "reason": "it is gone"},
            "text": "ä.txt cannot be read: it is gone",
        }
        say({"id": number, "error": error})
    elif what == "unknown error":
        say({"id": number, "error": {"type": "KeyError", "params": {}, "text": "'x'"}})
    elif what == "crash":
        sys.stderr.write("Traceback: something broke\n")
        sys.stderr.flush()
        os._exit(3)
    elif what == "crash at an item":
        say({"id": number, "progress": {"done": 1, "total": 3, "item": "Titel 2"}})
        os._exit(3)
    elif what == "segfault":
        os.kill(os.getpid(), 11)
    elif what == "garbage":
        sys.stdout.write("hello from a library\n[1, 2]\n\n\x00\xff{\n")
        say({"id": 999, "result": {}})
        say({"id": number, "result": {}})
    elif what == "polite":
        while number not in cancelled:
            time.sleep(0.01)
        say({"id": number, "cancelled": True})
    elif what == "stubborn":
        time.sleep(60)
    elif what == "giant":
        sys.stdout.write("x" * 3_000_000)
        sys.stdout.flush()
        time.sleep(60)
    elif what == "flood":
        for done in range(30_000):
            say({"id": number, "progress": {"done": done, "total": 30_000, "item": "x" * 100}})
        say({"id": number, "result": {}})
    elif what == "result, then gone":
        say({"id": number, "result": {"last": "words"}})
        os._exit(0)


if "silent" in sys.argv:
    time.sleep(60)
say({"ready": True, "version": "test"})
waiting = []
threading.Thread(target=listen, args=(waiting,), daemon=True).start()
while True:
    if waiting:
        run(waiting.pop(0))
    time.sleep(0.005)
