"""Makes the font files of this folder from the families as Debian ships them; see README.md.

Keeps Latin with its extensions, Greek, Cyrillic and all punctuation, signs and arrows. Other scripts come from the
fonts of the desktop: a face that held them would also decide how the digits beside them are drawn.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SCRIPTS = "U+0000-058F,U+1AB0-1AFF,U+1C80-1C8F,U+1D00-1FFF,U+2C60-2C7F,U+2DE0-2DFF,U+A640-A69F,U+A700-A7FF,U+AB30-AB6F"
SIGNS = "U+2000-22FF,U+2300-23FF,U+2460-24FF,U+25A0-27BF,U+2E00-2E7F,U+FB00-FB06,U+FE00-FE0F,U+FE20-FE2F,U+FFFD"
FEATURES = "calt,case,ccmp,clig,kern,liga,locl,mark,mkmk,tnum"


def with_even_digits(font):
    """Lets the plain digits be the tabular ones, so that counts stand in columns wherever they are drawn."""
    gsub = font["GSUB"].table
    lookups = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    swap = {}
    for i in lookups:
        for table in gsub.LookupList.Lookup[i].SubTable:
            swap.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = swap.get(table.cmap[code], table.cmap[code])


def main(source, target, digits):
    font = TTFont(source)
    if digits == "tabular":
        with_even_digits(font)
    options = subset.Options(layout_features=FEATURES.split(","), hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(f"{SCRIPTS},{SIGNS}"))
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
