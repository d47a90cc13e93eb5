"""What a checker's hands do, at random: a seeded stream of actions.

Knows Tickmark's keys, which README lists, but nothing of what is on the screen.
"""

import random

# Keys that mark, walk, show and take back, by how often a checker uses them.
MARKS = [*"01234567", "shift+1", "shift+2", "shift+4", "l", "s", "r", "q", "p"]
WALKS = ["j", "k", "n", "v", "period", "f", "g", "shift+n", "shift+u", "Down", "Up", "Next", "Prior", "Home", "End"]
VIEWS = [
    "o", "a", "t", "u", "i", "comma", "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+shift+m",
    "ctrl+plus", "ctrl+minus", "ctrl+0", "F1", "ctrl+Tab", "slash", "ctrl+f", "F3", "ctrl+e", "ctrl+k", "ctrl+comma",
]  # fmt: skip
EDITS = [
    "m", "bracketleft", "bracketright", "braceleft", "braceright", "d", "shift+d", "shift+g", "shift+m", "x", "h", "z",
    "b", "c", "y", "ctrl+Delete", "ctrl+shift+a", "ctrl+shift+t", "ctrl+shift+x", "shift+j", "shift+k", "ctrl+a",
    "ctrl+v", "ctrl+c", "ctrl+shift+c", "ctrl+shift+v", "ctrl+shift+d", "ctrl+w", "ctrl+shift+s", "ctrl+o",
]  # fmt: skip
FIELDS = ["Return", "e", "w"]
WORDS = (
    "asked the harbour office twice; 19 not 21. see page 4 -- call back Monday (Mrs Dall) "
    'https://example.org/list?a=1&b=2 =1+1 <b>bold</b> "as said" 12 May 2024 3.5 million @home #4 50% manifest '
).split(" ")


class Hands:
    """Acts on a window, the same way for the same seed."""

    def __init__(self, screen, seed, files):
        self.screen = screen
        self.dice = random.Random(seed)
        self.files = files
        self.done = {}

    def act(self, window):
        """Does one thing."""
        acts = (self.mark, self.walk, self.view, self.edit, self.write, self.click, self.drag, self.roll, self.undo,
                self.escape, self.drop, self.copy, self.resize, self.command)  # fmt: skip
        often = (24, 16, 7, 8, 9, 9, 3, 6, 8, 6, 0.6, 1, 0.4, 2)
        act = self.dice.choices(acts, often)[0]
        self.done[act.__name__] = self.done.get(act.__name__, 0) + 1
        act(window)

    def place(self, window):
        shape = window.get_geometry()
        return (shape.x + self.dice.randrange(shape.width), shape.y + self.dice.randrange(shape.height))

    def words(self, most):
        return " ".join(self.dice.choice(WORDS) for _ in range(self.dice.randint(1, most)))

    def mark(self, _):
        self.screen.chord(self.dice.choice(MARKS))

    def walk(self, _):
        for _ in range(self.dice.choice([1, 1, 1, 3, 8])):
            self.screen.chord(self.dice.choice(WALKS))

    def view(self, _):
        self.screen.chord(self.dice.choice(VIEWS))

    def edit(self, _):
        self.screen.chord(self.dice.choice(EDITS))

    def write(self, _):
        """Opens a field, writes into it, and sends it off, most of the time."""
        self.screen.chord(self.dice.choice(FIELDS))
        self.screen.type(self.words(6))
        for _ in range(self.dice.choice([0, 0, 0, 1, 2])):
            self.screen.chord("Tab")
            self.screen.type(self.words(3))
        self.screen.chord(self.dice.choice(["Return", "Return", "Return", "ctrl+Return", "Escape"]))

    def click(self, window):
        button, times = self.dice.choice([(1, 1), (1, 1), (1, 1), (1, 2), (3, 1)])
        self.screen.click(*self.place(window), button, times)

    def drag(self, window):
        """Draws over words in the middle, across and down; at the sides straight down, so that no pane's edge is moved."""
        shape = window.get_geometry()
        from_x, from_y = self.place(window)
        to_x, to_y = self.place(window)
        if not all(400 < x - shape.x < shape.width - 400 for x in (from_x, to_x)):
            to_x = from_x
        self.screen.drag(from_x, from_y, to_x, to_y)

    def roll(self, window):
        self.screen.wheel(*self.place(window), self.dice.choice([-12, -5, -1, 1, 5, 12]))

    def undo(self, _):
        for _ in range(self.dice.choice([1, 1, 2, 10])):
            self.screen.chord(self.dice.choice(["ctrl+z", "ctrl+z", "ctrl+shift+z", "ctrl+y"]))

    def escape(self, _):
        for _ in range(self.dice.choice([1, 2, 4])):
            self.screen.chord("Escape")

    def drop(self, window):
        self.screen.drop(window, self.dice.sample(self.files, self.dice.choice([1, 1, 1, 2])), *self.place(window))

    def copy(self, _):
        self.screen.copy(self.words(12))
        self.screen.chord("ctrl+v")

    def resize(self, window):
        width, height = self.dice.choice([(1440, 900), (1280, 800), (1024, 700), (1600, 1000), (900, 600)])
        self.screen.resize(window, 0, 0, width, height)

    def command(self, _):
        """Calls any command by a few of its letters."""
        self.screen.chord("ctrl+k")
        self.screen.type(self.dice.choice(COMMANDS))
        self.screen.chord(self.dice.choice(["Return", "Return", "Escape"]))


# Beginnings that the list of all commands finds something for.
COMMANDS = [
    "new dr", "sour", "note", "tray", "over", "sign", "flag", "confirm", "find", "name", "export", "compare", "changed",
    "theme", "dark", "light", "day", "question", "copy", "merge", "split", "all", "original", "rule", "backup", "take o",
]  # fmt: skip
