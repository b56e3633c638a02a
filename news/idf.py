"""How much a word tells: inverse document frequency from a news corpus, in a small shipped table.

`data/idf.txt.gz` holds stems and how many of 37,554 English articles of the 2010s use them. It is made by
`bench/make_idf.py` from counts only, which may be shipped; `data/idf.md` says where they come from.
The commonest Russian and Ukrainian words of news weigh what their English counterparts do, by
`data/glosses.txt`: else `год` would tell as much as a name that no article has.
"""

import gzip
import math
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from news.tokens import listed, stem

_TABLE = Path(__file__).parent / "data" / "idf.txt.gz"
_GLOSSES = _TABLE.with_name("glosses.txt")

STOPS = listed(
    "a an the of to in on at by for from with as is are was were be been being has have had do does did"
    " will would it"
    " its this that these those he she they his her their him them we our us you your i my and or but if"
    " not no so than"
    " then there here who whom which what when where how why all any some can could may might must shall"
    " should about"
    " into over after before also more most other such up out said says say one new just only own"
    " и в во не на я с со он а как то что это но по за к из у от до о об же бы так его ее её их они она мы"
    " вы для при"
    " был была были было который которая которые та те є що як він вона вони це й і з із зі та але за від"
    " до про під"
    " все всех всем всеми всего всему всей весь всю вся если когда мне меня мной или либо будет будут"
    " буду будем быть бывает кто кого кому кем чтобы чтоб есть нет вот чем чего чему где этом этого"
    " этому этим этой эту эта эти этих этими этот вас вам вами того тому тем том тех теми тот ту той да"
    " даже ну ни нас нам нами там тут здесь себя себе собой ли один одна одно одного одной одну одном"
    " одним одни тебя тебе тобой ты него нему ним нем нее ней них ними ему ей им ими почему зачем такой"
    " такая такое такие такого таких таким такую лишь только просто более менее больше меньше никто"
    " никого ничего мой моя мое мои моего моей моих наш наша наше наши нашего нашей наших нашим нашу"
    " ваш ваша ваши своя свое свои своего своей своих своим своими свою своему своем сам сама само сами"
    " самого самой самих которую которого которой которых которым которыми котором которому какой какая"
    " какое какие каких каким какую поэтому затем тогда потом ведь вообще под над около возле вокруг"
    " мимо внутри вместо вместе куда откуда туда нельзя якобы именно каждый каждая каждое каждого"
    " каждой каждую каждом другие других другого другому другим другими иной иных некоторые некоторых"
    " сколько столько чей чья имеет имеют имел имела имели иметь ради сквозь кроме"
    " всі всіх всім всіма всього усі усіх усім якщо коли мені мене мною або чи буде будуть будемо бути"
    " щоб щоби немає нема ось чим чого чому цього цьому цим цією цій ця ці цих цими цей тим тій ті тих"
    " тими навіть собі собою одне однієї одній одні тобі ти нього ньому неї ній йому їй їм їх її його"
    " такий така таке такі більше менше нічого ніхто мій моє мої нашого нашої своє свої свого своєї"
    " своїх своїм своєму самі які яка яке якого якої яких яким яку якому якій тоді потім поки хоча адже"
    " крім біля навколо замість куди звідки туди ніж щодо саме кожен кожна кожне кожного іншого інших"
    " інші деякі деяких скільки стільки би бо аби мав мала мали має мають"
    " der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er hat"
    " aus bei sie"
    " le la les de des du et à en un une que qui dans pour pas sur au avec il elle par plus se ce sont est"
    " el los las y que por con una para como del al lo su sus más este ha son"
)


@cache
def _weights() -> dict[str, float]:
    """Weight by stem; "" holds that of a word the corpus does not know."""
    lines = gzip.decompress(_TABLE.read_bytes()).decode().split("\n")
    total = int(lines[0])
    known = {"": math.log(total / 10)}
    for line in lines[1:]:
        root, _, count = line.partition(" ")
        if count:
            known[root] = math.log(total / int(count))
    return _glossed(known) | known


def _glossed(known: Mapping[str, float]) -> dict[str, float]:
    """Weight by stem of the words of other languages; of two that share a stem the commoner one's."""
    found: dict[str, float] = {}
    for line in _GLOSSES.read_text(encoding="utf-8").splitlines():
        english, *words = line.split()
        worth = known.get(stem(english), known[""])
        for root in map(stem, words):
            found[root] = min(worth, found.get(root, worth))
    return found


@lru_cache(maxsize=1 << 16)
def weight(word: str) -> float:
    """The weight of a folded word: 0 for `the`, 4 for `missile`, 8 for a word hardly any article has."""
    if word in STOPS or not any(character.isalnum() for character in word):
        return 0.0
    known = _weights()
    return known.get(stem(word), known[""])
