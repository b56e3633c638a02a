"""Countries and great cities under all their names: `U.S.`, `America` and `American` are one party."""

from functools import cache

from news.spelt.listed import is_known, one_spelling

_COUNTRIES = """
united states: us u.s. u.s usa u.s.a. america american americans washington сша вашингтон|white house|pentagon
united kingdom: uk u.k. britain great\u00a0britain british britons briton|london downing street
ukraine: ukrainian ukrainians украина украины україна україни|kyiv
russia: russian russians russian\u00a0federation рф россия россии росія росії kremlin|moscow
european union: eu e.u. european europeans europe ес єс|brussels
china: chinese|beijing
france: french|paris
germany: german germans|berlin
israel: israeli israelis|
iran: iranian iranians|tehran
iraq: iraqi iraqis|baghdad
syria: syrian syrians|damascus
afghanistan: afghan afghans|kabul
pakistan: pakistani pakistanis|islamabad
india: indian indians|delhi
japan: japanese|tokyo
north korea: north\u00a0korean north\u00a0koreans dprk|pyongyang
south korea: south\u00a0korean south\u00a0koreans|seoul
turkey: turkish turks türkiye|ankara
egypt: egyptian egyptians|cairo
saudi arabia: saudi saudis|riyadh
libya: libyan libyans|tripoli
lebanon: lebanese|beirut
jordan: jordanian jordanians|amman
qatar: qatari|doha
yemen: yemeni yemenis|sanaa
palestine: palestinian palestinians|gaza
canada: canadian canadians|ottawa
mexico: mexican mexicans|mexico\u00a0city
brazil: brazilian brazilians|brasilia
argentina: argentine argentinian|buenos\u00a0aires
venezuela: venezuelan venezuelans|caracas
colombia: colombian colombians|bogota
cuba: cuban cubans|havana
haiti: haitian haitians|
poland: polish poles|warsaw
belarus: belarusian belarusians|minsk
georgia: georgian georgians|tbilisi
hungary: hungarian hungarians|budapest
romania: romanian romanians|bucharest
bulgaria: bulgarian bulgarians|sofia
greece: greek greeks|athens
italy: italian italians|rome
spain: spanish spaniards|madrid
portugal: portuguese|lisbon
netherlands: dutch holland|hague
belgium: belgian belgians|
austria: austrian austrians|vienna
switzerland: swiss|geneva
sweden: swedish swedes|stockholm
norway: norwegian norwegians|oslo
denmark: danish danes|copenhagen
finland: finnish finns|helsinki
ireland: irish|dublin
serbia: serbian serbs serb|belgrade
kosovo: kosovar kosovars|pristina
armenia: armenian armenians|yerevan
azerbaijan: azerbaijani|baku
kazakhstan: kazakh|astana
australia: australian australians|canberra
new zealand: new\u00a0zealander|wellington
indonesia: indonesian indonesians|jakarta
philippines: filipino filipinos philippine|manila
vietnam: vietnamese|hanoi
thailand: thai thais|bangkok
taiwan: taiwanese|taipei
kenya: kenyan kenyans|nairobi
nigeria: nigerian nigerians|abuja
south africa: south\u00a0african south\u00a0africans|pretoria
sudan: sudanese|khartoum
somalia: somali somalis|mogadishu
ethiopia: ethiopian ethiopians|addis\u00a0ababa
nato: north\u00a0atlantic\u00a0treaty\u00a0organization нато otan|
united nations: un u.n. оон onu|
"""
_SPELT = {
    "kiev": "kyiv", "киев": "kyiv", "київ": "kyiv", "kyïv": "kyiv", "kharkov": "kharkiv", "odessa": "odesa",
    "lvov": "lviv", "peking": "beijing", "calcutta": "kolkata", "bombay": "mumbai", "rangoon": "yangon",
    "department of defense": "defense department", "defense department": "defense department",
    "pentagon": "defense department", "defence ministry": "defense ministry",
    "ministry of defense": "defense ministry",
    "rfe/rl": "radio free europe/radio liberty", "radio free europe": "radio free europe/radio liberty",
    "radio free europe / radio liberty": "radio free europe/radio liberty",
}  # fmt: skip


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Country by any of its names; the names that are places on a map."""
    party: dict[str, str] = {}
    places: set[str] = set()
    for line in _COUNTRIES.strip().split("\n"):
        country, _, names = line.partition(": ")
        people, _, towns = names.partition("|")
        cities = towns.replace("\u00a0", " ").split() if country != "mexico" else ["mexico city"]
        for name in (country, *(name.replace("\u00a0", " ") for name in people.split(" "))):
            party[name] = country
        places.update((country, *cities))
    return party, frozenset(places)


def party(name: str) -> str:
    """The one name of a country under any of its names; a listed name in our spelling, others folded."""
    folded = name.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
    if name == "us":  # the pronoun; the country is written in capitals
        return name
    known = _table()[0]
    ours = known.get(folded) or _SPELT.get(folded) or one_spelling(folded)
    return known.get(ours) or _SPELT.get(ours, ours)


def is_place(name: str) -> bool:
    """Whether the name is a country's or a great city's."""
    return party(name) in _table()[1]


def is_listed(name: str) -> bool:
    """Whether the name is a country's, or one of those whose spellings are listed."""
    return is_place(name) or is_known(name.casefold())
