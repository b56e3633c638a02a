"""Two hundred rules such as people keep, written before the recorded day was looked at."""

from news.ids import identity
from news.model import Rule

NAMES = """
Zelensky|Putin|Trump|Netanyahu|Xi Jinping|Macron|Merz|Starmer|Modi|Erdogan|Khamenei|Lavrov|Rubio|Vance
Hegseth|Orban|Meloni|Sanchez|Tusk|Takaichi|Carney|Lula|Milei|Maduro|Petro|Sheinbaum|Kim Jong Un|Assad
Abbas|Sisi|Kyiv|Kharkiv|Odesa|Gaza|Jerusalem|Tehran|Beirut|Damascus|Beijing|Taipei|Moscow|Caracas
Khartoum|Kabul|Rafah|Ukraine|Israel|Iran|China|Taiwan|Venezuela|Sudan|Syria|Lebanon|Yemen|"North Korea"
"South Korea"|Japan|India|Pakistan|NATO|"European Union"|"United Nations"|OPEC|IAEA|WHO|Hamas|Hezbollah
Houthi*|Taliban|Gazprom|Boeing|Tesla|Nvidia|OpenAI
"""

WORDS = """
"missile strike"|drone* attack|javelin OR stinger OR patriot|ceasefire|"peace talks"|hostage*|sanction*
tariff*|"trade war"|inflation|"interest rates"|recession|"federal reserve"|"central bank"|bankrupt*
layoff*|strike union|merger OR acquisition|"supreme court"|impeach*|indict*|verdict|"death penalty"
shooting -film|"mass shooting"|"school shooting"|gunman|stabbing|kidnap*|explosion|earthquake|tsunami
hurricane OR typhoon OR cyclone|tornado*|wildfire*|flood*|drought|heatwave OR "heat wave"|landslide
volcano|"climate change"|"carbon emissions"|oil price*|gasoline|"power outage"|blackout|nuclear|uranium
vaccine*|measles|"bird flu"|outbreak|covid|ebola|cholera|cancer|abortion|opioid*|fentanyl|recall*
"food safety"|hospital|"artificial intelligence"|chatbot*|cyberattack OR ransomware|"data breach"|hacker*
bitcoin OR crypto*|antitrust|semiconductor*|satellite*|NASA|SpaceX|rocket launch*|asteroid|election*
ballot*|"exit poll"|referendum|coup|protest*|riot*|curfew|"martial law"|refugee*|migrant*|deport*|asylum
border wall|visa*|"travel ban"|airport*|"plane crash"|derail*|ferry|shipwreck|bridge collapse*|helicopter
police|sheriff|lawsuit*|fraud|corruption|bribe*|"money laundering"|espionage OR spy|"prisoner swap"
extradit*|"world cup"|olympic*|"premier league"|"grand slam"|doping|oscar*|"box office"|grammy*
obituary OR dies|resign*
"""

FIELDS = """
title:breaking|title:(killed OR dead)|title:exclusive|outlet:reuters nuclear|outlet:reuters Ukraine
source:ap Trump|source:npr climate|source:wgrz Buffalo|source:atlantic|source:arstechnica security
"prime minister" NEAR/5 resign*|police NEAR/3 shot|court ONEAR/4 ruled|dead NEAR/5 crash
oil NEAR/4 price*|repeat:2 Trump|repeat:2 Ukraine|~negotiate|~arrested|/[0-9]+ killed/i|/[0-9]+ billion/i
(Russia OR Ukraine) (drone* OR missile*)|(Israel OR Gaza) (ceasefire OR hostage*)|="Kiev"|="AP"
changed:figure|changed:headline Trump
"""


def rules() -> list[Rule]:
    """The rules."""
    listed = (FIELDS + NAMES + WORDS).replace("\n", "|").split("|")
    found = list(dict.fromkeys(query.strip() for query in listed if query.strip()))[:200]
    return [Rule(identity("rule", query), query, query) for query in found]
