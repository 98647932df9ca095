"""The bodies whose power is known, as games.

Members with one name and different numbers ('elected#1', 'elected#2') are alike; published
values are stated once for all of them.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from council_rules.voting import All, Any, AtLeast, Formula, Game, Rule

GAMES: dict[str, Callable[[], Game]] = {}


def named(name: str) -> Callable[[Callable[[], Formula]], Callable[[], Formula]]:
    """Register what builds the formula of a game under its name."""

    def register(build: Callable[[], Formula]) -> Callable[[], Formula]:
        GAMES[name] = lambda: Game(build())
        return build

    return register


def alike(**sizes: int) -> dict[str, list[str]]:
    """Return lists of members with the same name and different numbers."""
    return {
        name: [f"{name}#{number}" for number in range(1, size + 1)]
        for name, size in sizes.items()
    }


def by_weight(quota: int, *weights: int) -> Rule:
    """Return a rule whose members are named by their weight."""
    times = Counter(weights)
    seen: Counter[int] = Counter()
    named_weights = {}
    for weight in weights:
        seen[weight] += 1
        name = f"{weight}#{seen[weight]}" if times[weight] > 1 else str(weight)
        named_weights[name] = weight
    return Rule(quota, named_weights)


def _lone(name: str, quota: int, *weights: int) -> None:
    GAMES[name] = lambda: Game(by_weight(quota, *weights))


def words(text: str) -> dict[str, int]:
    """Read 'DE 29 UK 29' as weights."""
    parts = text.split()
    return dict(zip(parts[::2], map(int, parts[1::2]), strict=True))


_lone("eec_1958", 12, 4, 4, 4, 2, 2, 1)
_lone("eec_1973", 41, 10, 10, 10, 10, 5, 5, 3, 3, 2)
_lone("eec_1981", 45, 10, 10, 10, 10, 5, 5, 5, 3, 3, 2)
_lone("eu_1995", 62, 10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2)
_lone("knesset_2022", 61, 32, 24, 14, 12, 11, 7, 6, 5, 5, 4)
_lone("lebanon", 65, 34, 27, 27, 14, 8, 8, 5, 2, 1, 1, 1)
_lone("lebanon_two_thirds", 86, 34, 27, 27, 14, 8, 8, 5, 2, 1, 1, 1)
_lone("catalonia_1980", 68, 43, 33, 25, 18, 14, 2)
_lone("nassau_1958", 16, 9, 9, 7, 3, 1, 1)
_lone("nassau_1964", 58, 31, 31, 28, 21, 2, 2)
_lone("nassau_1970", 63, 31, 31, 28, 21, 2, 2)
_lone("nassau_1976", 71, 35, 35, 32, 23, 3, 2)
_lone("nassau_1982", 65, 30, 28, 22, 15, 7, 6)
_lone("nassau_1990", 65, 29, 29, 22, 15, 7, 6)
_lone("six_members", 30, 28, 16, 5, 4, 3, 3)
_lone("four_members", 11, 9, 5, 3, 3)
_lone("two_large", 5, 3, 1, 1, 1, 3)
_lone("seven_members", 9, 6, 1, 2, 1, 1, 3, 1)
_lone("staircase", 6, 4, 3, 2, 1)
_lone("nearly_half", 51, 50, 49, 1)
_lone("low_quota", 50, 10, 10, 20, 30)


@named("un_security_council")
def _un_security_council() -> Formula:
    seats = alike(permanent=5, elected=10)
    weights = dict.fromkeys(seats["permanent"], 7) | dict.fromkeys(seats["elected"], 1)
    return Rule(39, weights)


@named("un_security_council_composed")
def _un_security_council_composed() -> Formula:
    seats = alike(permanent=5, elected=10)
    everybody = seats["permanent"] + seats["elected"]
    return All(Rule.heads(9, everybody), *(Rule(1, {name: 1}) for name in seats["permanent"]))


@named("un_security_council_before_1965")
def _un_security_council_before_1965() -> Formula:
    seats = alike(permanent=5, elected=6)
    everybody = seats["permanent"] + seats["elected"]
    return All(Rule.heads(7, everybody), Rule.heads(5, seats["permanent"]))


NICE_VOTES = words(
    "DE 29 UK 29 FR 29 IT 29 ES 27 PL 27 RO 14 NL 13 GR 12 CZ 12 BE 12 HU 12 PT 12 SE 10"
    " BG 10 AT 10 SK 7 DK 7 FI 7 IE 7 LT 7 LV 4 SI 4 EE 4 CY 4 LU 4 MT 3"
)
NICE_THOUSANDS = words(
    "DE 82038 UK 59247 FR 58966 IT 57612 ES 39394 PL 38667 RO 22489 NL 15760 GR 10533"
    " CZ 10290 BE 10213 HU 10092 PT 9980 SE 8854 BG 8230 AT 8082 SK 5393 DK 5313 FI 5160"
    " IE 3744 LT 3701 LV 2439 SI 1978 EE 1446 CY 752 LU 429 MT 379"
)
NICE_PER_MILLE = words(
    "DE 170 UK 123 FR 122 IT 120 ES 82 PL 80 RO 47 NL 33 GR 22 CZ 21 BE 21 HU 21 PT 21"
    " SE 18 BG 17 AT 17 SK 11 DK 11 FI 11 IE 8 LT 8 LV 5 SI 4 EE 3 CY 2 LU 1 MT 1"
)


def _nice(population: Mapping[str, int], *dropped: str) -> Formula:
    rules = {
        "votes": Rule(255, NICE_VOTES),
        "states": Rule.heads(14, NICE_VOTES),
        "population": Rule.at_least(Fraction(62, 100), population),
    }
    return All(*(rule for name, rule in rules.items() if name not in dropped))


GAMES["nice"] = lambda: Game(_nice(NICE_THOUSANDS))
GAMES["nice_per_mille"] = lambda: Game(_nice(NICE_PER_MILLE))
GAMES["nice_votes"] = lambda: Game(_nice(NICE_PER_MILLE, "states", "population"))
GAMES["nice_votes_states"] = lambda: Game(_nice(NICE_PER_MILLE, "population"))
GAMES["nice_votes_population"] = lambda: Game(_nice(NICE_PER_MILLE, "states"))

PERSONS_2019 = words(
    "MT 493559 LU 613894 CY 875898 EE 1324820 LV 1919968 SI 2080908 LT 2794184 HR 4076246"
    " IE 4904226 SK 5450421 FI 5517919 DK 5806081 BG 7000039 AT 8858775 HU 9772756"
    " SE 10230185 PT 10276617 CZ 10649800 GR 10722287 BE 11467923 NL 17282163 RO 19401658"
    " PL 37972812 ES 46934632 IT 60359546 UK 66647112 FR 67028048 DE 83019214"
)
PERSONS_EU27 = {name: number for name, number in PERSONS_2019.items() if name != "UK"}


def lisbon(persons: Mapping[str, int], states: int, clause: int | None) -> Formula:
    """Return states and 65 % of the population, or all but three if there is the clause."""
    double = All(Rule.heads(states, persons), Rule.at_least(Fraction(65, 100), persons))
    return double if clause is None else Any(double, Rule.heads(clause, persons))


GAMES["eu28_2019"] = lambda: Game(lisbon(PERSONS_2019, 16, 25))
GAMES["eu28_2019_no_clause"] = lambda: Game(lisbon(PERSONS_2019, 16, None))
GAMES["eu27_2019"] = lambda: Game(lisbon(PERSONS_EU27, 15, 24))
GAMES["eu27_2019_no_clause"] = lambda: Game(lisbon(PERSONS_EU27, 15, None))
GAMES["eu27_2019_thousands"] = lambda: Game(
    lisbon({name: round(number / 1000) for name, number in PERSONS_EU27.items()}, 15, 24)
)


@named("us_federal")
def us_federal() -> Formula:
    """Return the federal system without the Vice-President."""
    seats = alike(President=1, Senator=100, Representative=435)
    senate, house = seats["Senator"], seats["Representative"]
    return Any(
        All(Rule.heads(1, seats["President"]), Rule.heads(51, senate), Rule.heads(218, house)),
        All(Rule.heads(67, senate), Rule.heads(290, house)),
    )


def _electors(text: str) -> Rule:
    votes = words(text)
    return Rule(270, votes)


GAMES["electors_2020"] = lambda: Game(
    _electors(
        "AL 9 AK 3 AZ 11 AR 6 CA 54 CO 10 CT 7 DE 3 DC 3 FL 30 GA 16 HI 4 ID 4 IL 19 IN 11"
        " IA 6 KS 6 KY 8 LA 8 ME 4 MD 10 MA 11 MI 15 MN 10 MS 6 MO 10 MT 4 NE 5 NV 6 NH 4"
        " NJ 14 NM 5 NY 28 NC 16 ND 3 OH 17 OK 7 OR 8 PA 19 RI 4 SC 9 SD 3 TN 11 TX 40 UT 6"
        " VT 3 VA 13 WA 12 WV 4 WI 10 WY 3"
    )
)
GAMES["electors_1970"] = lambda: Game(
    _electors(
        "AL 9 AK 3 AZ 6 AR 6 CA 45 CO 7 CT 8 DE 3 DC 3 FL 17 GA 12 HI 4 ID 4 IL 26 IN 13"
        " IA 8 KS 7 KY 9 LA 10 ME 4 MD 10 MA 14 MI 21 MN 10 MS 7 MO 12 MT 4 NE 5 NV 3 NH 4"
        " NJ 17 NM 4 NY 41 NC 13 ND 3 OH 25 OK 8 OR 6 PA 27 RI 4 SC 8 SD 4 TN 10 TX 26 UT 4"
        " VT 3 VA 12 WA 9 WV 6 WI 11 WY 3"
    )
)
GAMES["electors_1960"] = lambda: Game(
    _electors(
        "AL 10 AK 3 AZ 5 AR 6 CA 40 CO 6 CT 8 DE 3 DC 3 FL 14 GA 12 HI 4 ID 4 IL 26 IN 13"
        " IA 9 KS 7 KY 9 LA 10 ME 4 MD 10 MA 14 MI 21 MN 10 MS 7 MO 12 MT 4 NE 5 NV 3 NH 4"
        " NJ 17 NM 4 NY 43 NC 13 ND 4 OH 26 OK 8 OR 6 PA 29 RI 4 SC 8 SD 4 TN 11 TX 25 UT 4"
        " VT 3 VA 12 WA 9 WV 7 WI 12 WY 3"
    )
)


@named("canada_victoria")
def _canada_victoria() -> Formula:
    prairies, atlantic = ["AB", "MB", "SK"], ["NB", "NS", "PE", "NF"]
    west = Any(All(Rule.heads(1, ["BC"]), Rule.heads(1, prairies)), Rule.heads(3, prairies))
    return All(Rule.heads(2, ["ON", "QC"]), Rule.heads(2, atlantic), west)


def _seven_fifty(population: Mapping[str, int]) -> Formula:
    return All(Rule.heads(7, population), Rule.at_least(Fraction(1, 2), population))


GAMES["canada_1981"] = lambda: Game(
    _seven_fifty(
        words(
            "ON 8625107 QC 6438403 BC 2744467 AB 2237724 MB 1026241 SK 968313 NS 847442"
            " NB 696403 NF 567681 PE 122506"
        )
    )
)
GAMES["canada_per_cent"] = lambda: Game(
    _seven_fifty(words("ON 34 QC 29 BC 9 AB 7 SK 5 MB 5 NS 4 NB 3 NF 3 PE 1"))
)
GAMES["canada_1996_parliament"] = lambda: Game(
    All(
        _seven_fifty(
            words(
                "ON 10753573 QC 7138795 BC 3724500 AB 2696826 MB 1113898 SK 990237 NS 909282"
                " NB 738133 NF 551792 PE 134557"
            )
        ),
        Rule.heads(1, ["Parliament"]),
    )
)


@named("bosnia_house_of_peoples")
def _bosnia_house_of_peoples() -> Formula:
    caucuses = alike(Bosniak=5, Croat=5, Serb=5)
    everybody = [name for caucus in caucuses.values() for name in caucus]
    return All(
        Rule.heads(8, everybody), *(Rule.heads(3, caucus) for caucus in caucuses.values())
    )


@named("bosnia_house_of_representatives")
def _bosnia_house_of_representatives() -> Formula:
    seats = alike(Federation=28, Republika_Srpska=14)
    federation, republic = seats.values()
    return All(
        Rule.heads(22, federation + republic),
        Rule.heads(10, federation),
        Rule.heads(5, republic),
    )


@named("northern_ireland")
def _northern_ireland() -> Formula:
    seats = alike(unionist=37, nationalist=35, other=18)
    unionist, nationalist, other = seats.values()
    everybody = unionist + nationalist + other

    def support(all_of: int, unionists: int, nationalists: int) -> AtLeast:
        return All(
            Rule.heads(all_of, everybody),
            Rule.heads(unionists, unionist),
            Rule.heads(nationalists, nationalist),
        )

    return Any(support(46, 19, 18), support(54, 15, 14))


@named("belgium_special_majority")
def _belgium_special_majority() -> Formula:
    seats = alike(Dutch=89, French=61)
    dutch, french = seats.values()
    return All(Rule.heads(45, dutch), Rule.heads(31, french), Rule.heads(100, dutch + french))


def fund_weights() -> list[int]:
    """Return the votes of the synthetic game of the size of the Monetary Fund."""
    head = [
        *(831401, 309664, 306288, 267803, 203010, 203010, 152159, 132603, 130496, 111879),
        *(111698, 101385, 96814, 90586, 88824, 87286, 67183, 65566, 59170, 48045, 47943),
        *(45759, 42413, 40779, 40378, 39006, 38686, 37797, 37130, 35853, 33578, 33332),
        *(31971, 26004, 25748, 25565, 23261, 22062, 21893, 21771, 21570),
    ]
    tail = [1458 + round(19900 * math.exp(-0.0385 * k)) + (37 * k) % 11 for k in range(149)]
    return head + tail


def fund(per_cent: int) -> Game:
    """Return the synthetic game of the size of the Monetary Fund, with this majority."""
    weights = {f"m{place}": weight for place, weight in enumerate(fund_weights())}
    return Game(Rule.more_than(Fraction(per_cent, 100), weights))


def members_named(members: Sequence[str], name: str) -> list[str]:
    """Return the members that a name in the table of published values stands for."""
    return [one for one in members if one == name or one.partition("#")[0] == name]
