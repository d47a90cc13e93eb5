"""Works in the real window for a while, at random but the same way for the same seed, and watches it.

The window must neither panic nor hang; its memory must not grow beyond what its journals account for; and what a
journal holds must, once opened again, look as it did before. See scripts/soak.sh.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import time

from actions import Hands
from screen import Screen

# Actions between two looks at memory, and before the first: by then every pane has been drawn once.
LOOK_EVERY, WARM_UP = 100, 1500
# Memory that may come on top of what the journals grew by, from the end of the warm-up to the end of the run. Fonts'
# letters, drawn once for each size, and the allocator's own holes; a leak of 10 kB an action would be 90 MB.
SLACK_MB = 40.0
# How much memory a byte of journal may take: the desk, its history and what is drawn of it.
MEMORY_OF_A_BYTE = 12.0


def fail(why):
    print(f"soak: FAILED: {why}", file=sys.stderr)
    sys.exit(1)


class Robot:
    def __init__(self, asked):
        self.asked = asked
        self.work = pathlib.Path(asked.work)
        self.screen = Screen()
        self.hands = Hands(self.screen, asked.seed, sorted(self.work.glob("drops/*")))
        self.piece = self.work / "piece.tickmark"
        self.log = open(self.work / "log", "ab")
        self.window = self.program = None
        self.memory = []
        self.closed = self.seen = 0

    # The program

    def open(self, *files):
        self.program = subprocess.Popen([self.asked.tickmark, *map(str, files)], stdout=self.log, stderr=self.log)
        for _ in range(300):
            time.sleep(0.2)
            if self.screen.windows():
                break
            self.check_alive()
        self.look_up()
        self.screen.resize(self.window, 0, 0, 1440, 900)
        time.sleep(1.0)

    def look_up(self):
        """The window in front; a dialog of the desktop's counts."""
        windows = self.screen.windows()
        if windows:
            self.window = windows[-1]
            self.screen.focus(self.window)
        return bool(windows)

    def check_alive(self):
        """Tells whether the program runs; a quiet end is a checker's own doing, anything else is a fault."""
        ended = self.program.poll()
        if ended is None:
            return True
        if ended != 0:
            fail(f"the window ended with {ended}")
        return False

    def rss_mb(self):
        status = pathlib.Path(f"/proc/{self.program.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def journals_mb(self):
        return sum(path.stat().st_size for path in self.work.rglob("*.tickmark")) / 1e6

    # A round of work

    def run(self):
        self.open(self.work / "piece.txt")
        until = time.monotonic() + self.asked.minutes * 60
        done = 0
        while done < self.asked.actions and time.monotonic() < until:
            if not self.check_alive():
                self.closed += 1
                self.open(self.piece)
            try:
                if self.look_up():
                    self.hands.act(self.window)
                    self.screen.serve()
            except Exception as error:  # the window went while a hand was on it
                if self.check_alive():
                    raise error
                continue
            done += 1
            time.sleep(self.asked.pause)
            if done % LOOK_EVERY == 0:
                self.look(done)
        self.tell(done)
        self.reopen()
        print(json.dumps({"pieces that looked the same once opened again": self.seen}))

    def look(self, done):
        if self.look_up() and self.screen.ping(self.window) is None and self.check_alive():
            fail(f"after {done} actions the window no longer answers")
        if self.program.poll() is None:
            self.memory.append((self.closed, done, self.rss_mb(), self.journals_mb()))

    # What was seen is what is on disk

    def reopen(self):
        """Closes the window and opens again what lay open: every overview must look as before."""
        if not self.check_alive():
            self.open(self.piece)
        before = self.overviews("before")
        self.quit()
        self.open()
        after = self.overviews("after")
        differ = sorted(before.keys() ^ after.keys())
        if differ:
            where = [before.get(picture) or after.get(picture) for picture in differ]
            fail(f"opened again, pieces look another way: {where}")
        self.seen = len(before)

    def calm(self):
        """Puts away whatever lies on top."""
        self.look_up()
        for _ in range(8):
            self.screen.chord("Escape")
            time.sleep(0.1)

    def overviews(self, name):
        """Pictures of the open pieces' overviews, each with its file, with nothing else in the way."""
        pictures = {}
        while True:
            self.calm()
            self.screen.resize(self.window, 0, 0, 1440, 900)
            for keys in ["ctrl+0", "o", "Home"]:
                self.screen.chord(keys)
                time.sleep(0.3)
            file = self.work / f"{name}-{len(pictures)}.png"
            picture = self.still(file)
            if picture in pictures:
                return pictures
            pictures[picture] = file.name
            self.screen.chord("ctrl+Tab")

    def still(self, file):
        """Takes a picture once banners and messages have gone and nothing moves any more; its fingerprint."""
        last = None
        for _ in range(12):
            for y in [97, 64] * 3:  # the crosses of banners, where there are any
                self.screen.click(1414, y)
                time.sleep(0.2)
            self.screen.point(1430, 890)
            time.sleep(4.0)
            subprocess.run(["import", "-window", "root", "-crop", "1090x810+345+50", str(file)], check=True)
            read = subprocess.run(["/usr/bin/convert", str(file), "rgb:-"], capture_output=True, check=True)
            picture = hashlib.sha256(read.stdout).hexdigest()
            if picture == last:
                return picture
            last = picture
        fail("the overview never stands still")

    def quit(self):
        for _ in range(3):
            self.calm()
            self.screen.chord("ctrl+q")
            try:
                self.program.wait(60)
                break
            except subprocess.TimeoutExpired:
                continue
        if self.check_alive():
            fail("the window does not close")

    def tell(self, done):
        """Says what was done, and fails where memory grew by more than the journals account for."""
        grown = [(rss, journals) for closed, at, rss, journals in self.memory if closed == self.closed and at > WARM_UP]
        first, last = (grown[0], grown[-1]) if grown else ((0, 0), (0, 0))
        due = (last[1] - first[1]) * MEMORY_OF_A_BYTE
        told = {
            "seed": self.asked.seed,
            "actions": done,
            "of which": self.hands.done,
            "left and opened again": self.closed,
            "slowest answer (s)": round(self.screen.slowest, 2),
            "memory after the warm-up, at the end (MB)": [round(first[0]), round(last[0])],
            "journals then (MB)": [round(first[1], 2), round(last[1], 2)],
        }
        print(json.dumps(told, indent=1))
        (self.work / "memory.csv").write_text("".join(f"{a},{b},{c:.1f},{d:.3f}\n" for a, b, c, d in self.memory))
        if last[0] - first[0] > SLACK_MB + due:
            fail(f"memory grew by {last[0] - first[0]:.0f} MB, the journals account for {due:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("work")
    parser.add_argument("--tickmark", required=True)
    parser.add_argument("--actions", type=int, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pause", type=float, required=True, help="seconds between two actions")
    robot = Robot(parser.parse_args())
    try:
        robot.run()
    finally:
        robot.program.kill()
