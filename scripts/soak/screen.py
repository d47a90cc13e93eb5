"""A hand at the window: keys, pointer, wheel, dropped files and the clipboard, through the X server.

Knows nothing of Tickmark. Its clock is the X server's; whether the window still answers is asked by the ping that
window managers use.
"""

import select
import time
import urllib.parse

from Xlib import X, XK, Xatom, display
from Xlib.ext import xtest
from Xlib.protocol import event

SHIFT, CTRL = (XK.string_to_keysym(name) for name in ("Shift_L", "Control_L"))
# How long a window may leave a request of the desktop's unanswered before it counts as hung.
PATIENCE = 60.0


class Screen:
    """The X display that DISPLAY names."""

    def __init__(self):
        self.display = display.Display()
        self.root = self.display.screen().root
        self.atom = lambda name: self.display.intern_atom(name)
        self.own = self.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.offered = {}
        self.answers = []
        self.slowest = 0.0

    # Windows

    def windows(self):
        """The windows on the screen that can be seen and are as large as a person's, the lowest first."""
        seen = []
        for window in self.root.query_tree().children:
            try:
                shape, look = window.get_geometry(), window.get_attributes()
            except Exception:  # gone meanwhile
                continue
            if look.map_state == X.IsViewable and shape.width > 200 and window != self.own:
                seen.append(window)
        return seen

    def focus(self, window):
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self.display.sync()

    def resize(self, window, x, y, width, height):
        window.configure(x=x, y=y, width=width, height=height)
        self.display.sync()

    # Keys

    def _key(self, keysym, press):
        code = self.display.keysym_to_keycode(keysym)
        xtest.fake_input(self.display, X.KeyPress if press else X.KeyRelease, code)

    def chord(self, keys):
        """Presses keys together, named as "ctrl+shift+z"."""
        *held, last = keys.split("+")
        symbol = XK.string_to_keysym(last)
        code = self.display.keysym_to_keycode(symbol)
        shifted = self.display.keycode_to_keysym(code, 0) != symbol and "shift" not in held
        modifiers = [SHIFT if name == "shift" else CTRL for name in held] + [SHIFT] * shifted
        for modifier in modifiers:
            self._key(modifier, True)
        self._key(symbol, True)
        self._key(symbol, False)
        for modifier in reversed(modifiers):
            self._key(modifier, False)
        self.display.sync()

    def type(self, text):
        for letter in text:
            self.chord(SIGNS.get(letter, letter))

    # Pointer

    def point(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def press(self, button, down):
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, button)
        self.display.sync()

    def click(self, x, y, button=1, times=1):
        self.point(x, y)
        for _ in range(times):
            self.press(button, True)
            self.press(button, False)

    def drag(self, x, y, to_x, to_y):
        self.point(x, y)
        self.press(1, True)
        for step in range(1, 6):
            self.point(x + (to_x - x) * step // 5, y + (to_y - y) * step // 5)
        self.press(1, False)

    def wheel(self, x, y, notches):
        self.click(x, y, 4 if notches > 0 else 5, abs(notches))

    # What other programs offer

    def _message(self, window, kind, data):
        window.send_event(event.ClientMessage(window=window, client_type=self.atom(kind), data=(32, data)))
        self.display.flush()

    def copy(self, text):
        """Puts text on the clipboard, as another program would."""
        data = text.encode()
        self._offer("CLIPBOARD", {"UTF8_STRING": data, "text/plain;charset=utf-8": data})

    def _offer(self, selection, forms):
        self.offered[self.atom(selection)] = {self.atom(form): data for form, data in forms.items()}
        self.own.set_selection_owner(self.atom(selection), X.CurrentTime)
        self.display.sync()

    def drop(self, window, paths, x, y):
        """Drops files on the window, as a file manager would; tells whether it took them."""
        links = "".join("file://" + urllib.parse.quote(str(path)) + "\r\n" for path in paths)
        self._offer("XdndSelection", {"text/uri-list": links.encode()})
        own, form = self.own.id, self.atom("text/uri-list")
        self._message(window, "XdndEnter", [own, 5 << 24, form, 0, 0])
        place = [own, 0, x << 16 | y, X.CurrentTime, self.atom("XdndActionCopy")]
        self._message(window, "XdndPosition", place)
        if self.wait("XdndStatus", 5.0) is None:
            self._message(window, "XdndLeave", [own, 0, 0, 0, 0])
            return False
        self._message(window, "XdndDrop", [own, 0, X.CurrentTime, 0, 0])
        return self.wait("XdndFinished", 5.0) is not None

    def ping(self, window):
        """Asks whether the window still answers, and gives the seconds it took; None where it never did."""
        stamp = int(time.monotonic() * 1000) & 0x7FFFFFFF
        ping = [self.atom("_NET_WM_PING"), stamp, window.id, 0, 0]
        begun = time.monotonic()
        self._message(window, "WM_PROTOCOLS", ping)
        if self.wait("WM_PROTOCOLS", PATIENCE) is None:
            return None
        took = time.monotonic() - begun
        self.slowest = max(self.slowest, took)
        return took

    def wait(self, kind, seconds):
        """Serves the server's requests until a message of that kind comes."""
        until = time.monotonic() + seconds
        wanted = self.atom(kind)
        while True:
            self.serve()
            for message in self.answers:
                if message.client_type == wanted:
                    self.answers.clear()
                    return message
            self.answers.clear()
            left = until - time.monotonic()
            if left <= 0:
                return None
            select.select([self.display], [], [], min(left, 0.05))

    def serve(self):
        """Hands over what was offered to who asks for it, and notes the window's messages."""
        while self.display.pending_events():
            happened = self.display.next_event()
            if happened.type == X.ClientMessage:
                self.answers.append(happened)
            elif happened.type == X.SelectionRequest:
                self._hand_over(happened)

    def _hand_over(self, request):
        forms = self.offered.get(request.selection, {})
        place = request.property or request.target
        targets = self.atom("TARGETS")
        if request.target == targets:
            request.requestor.change_property(place, Xatom.ATOM, 32, [targets, *forms])
        elif request.target in forms:
            request.requestor.change_property(place, request.target, 8, forms[request.target])
        else:
            place = X.NONE
        request.requestor.send_event(
            event.SelectionNotify(
                time=request.time,
                requestor=request.requestor,
                selection=request.selection,
                target=request.target,
                property=place,
            )
        )
        self.display.flush()


# How the keyboard names signs that are no letters.
SIGNS = {
    " ": "space", "\n": "Return", "\t": "Tab",
    ",": "comma", ".": "period", "/": "slash", "-": "minus", "'": "apostrophe", '"': "quotedbl", ":": "colon",
    ";": "semicolon", "?": "question", "!": "exclam", "(": "parenleft", ")": "parenright", "=": "equal",
    "+": "plus", "@": "at", "#": "numbersign", "%": "percent", "&": "ampersand", "*": "asterisk", "<": "less",
    ">": "greater", "_": "underscore", "[": "bracketleft", "]": "bracketright", "{": "braceleft",
    "}": "braceright", "$": "dollar",
}  # fmt: skip
