"""What the codes of problems in files mean, as text."""

from string import ascii_uppercase

from council_rules.proposal.problems import TITLES
from council_rules.render.display import wrapped

_TEXTS = {
    "SRC001": "The file is not there, may not be read, is empty, or is not UTF-8 text. "
    "Nothing can be said about it, so no rule was judged.",
    "SRC002": "The text is not YAML. The message names the place where reading had to stop; "
    "the slip may also be on the line before. Mend it and check again: more may follow.",
    "SRC003": "YAML readers disagree about this text. One takes 010 for 8 and another for 10, "
    "one keeps the first of two equal keys and another the last. A proposal must mean the "
    "same to everybody, so write it in the way the help line shows. Anchors, aliases, "
    "tags, merge keys and second documents are left out of the format for the same reason.",
    "SRC004": "The format has no such key at this place. A misspelled key would otherwise be "
    "passed over in silence, and with it a veto or a seat. Keys of your own begin "
    "with 'x_' and are allowed everywhere.",
    "SRC005": "The key is right, the value is not: a number where a word is expected, a word "
    "that is no choice, a number out of range. The message says what was expected and found.",
    "SRC006": "A key that cannot be left out is missing. If the text is silent on it, write "
    "'unknown' where the format allows that; do not guess.",
    "SRC007": "The file refers to something by an id that nothing in it has. Ids are those of "
    "areas, groups, persons, bodies, matters, procedures and sources; seats are addressed "
    "as 'body/seat', evidence as 'source#locator'.",
    "SRC008": "Two things have one id. Ids are unique in the whole file, seats within their "
    "body; otherwise a reference could mean either.",
    "SRC009": "Two statements cannot both be true, such as a body above itself or a term "
    "that ends before it begins. The related places are named in the message.",
    "SRC010": "The file is larger, deeper or holds larger numbers than can be judged exactly. "
    "Numbers are refused rather than rounded.",
    "SRC011": "A scenario answers open points of the file. An entry under 'assume' names no "
    "open point, gives an answer that the point does not have, or answers a point twice. "
    "'council-rules open-points' lists the open points with their answers.",
    "RUN001": "Rule pages that do not ship with council-rules are run in a process of their "
    "own, within limits to time and memory: a condition that joins facts freely can need more "
    "of both than any machine has, and cannot be stopped from inside. The process was stopped "
    "or broke down, so nothing can be said about the file. The message names the "
    "pages; leave them out one by one with '--ignore' to find the one it is. Most often a "
    "condition there lets several variables range over everything: tie them together with "
    "facts that name more than one of them.",
    "RUN002": "Each file is judged in a process of its own, within limits to time and memory: "
    "what a file costs hangs on the numbers in it. The process was stopped at a limit, so "
    "nothing can be said about this file; the other files of the run are judged. "
    "'--time-limit' and '--memory-limit' allow more. Most often a file with fewer kinds of "
    "seats, smaller weights or fewer open points says the same.",
    "SRC101": "The word is text here, but other YAML readers take it for true or false. "
    "Quotes make it safe with all of them.",
    "SRC102": "A '#' after a space begins a comment, so the text ends before it. If it was "
    "meant to go on, put the text in quotes.",
    "SRC103": "Groups of one dimension should not share members: somebody counted in two of "
    "them is counted twice when the rules compare groups.",
    "SRC104": "The key is read, but it has another name now. 'on' is true to readers of YAML "
    "1.1, so a file with that key meant something else to them. The message says what to "
    "write.",
    "SRC105": "Two persons or organizations have the same identifier. If they are one, rules "
    "take them for two: whoever sits for one of them does not sit for the other.",
    "SRC106": "A person or an organization is marked as local to an area and as an outsider "
    "there, by its own locality or through the groups it is in. Neither is preferred: which "
    "holds stays open.",
    "SRC107": "Two statements can both be true, but hardly are, such as a quota of seats for a "
    "group in a body that lists fewer seats, or somebody who takes part since a day after the "
    "one that the file speaks of. The message names both.",
    "SRC108": "Of a file the first hundred problems are listed and the others counted: so many "
    "have mostly one cause. Mend that and check again.",
    "BAS101": "A baseline lists violations that were there when it was written. These do not "
    "occur any more, though their rules were run on their files, or the files are gone. "
    "'council-rules baseline prune' takes them out; otherwise they would excuse the same "
    "violations if they came back.",
    "HIS101": "With '--since', violations count only if they were not there at an earlier "
    "commit. What this file was then could not be read or judged, or the file lies outside of "
    "the repository, so all its violations count.",
    "HIS102": "With '--since', a verdict that is not given any more does not count as an "
    "improvement: the file leaves out, renames or no longer has what the rules named here "
    "looked at. Whether it is meant to be gone is for a person to say, who accepts the change.",
    "HIS103": "With '--since' and '--settings-from', settings, baselines, waivers and "
    "judgements are those of a commit, so that a change cannot bring its own excuse. This "
    "file differs by now; what it says takes effect once it is there.",
    "HIS104": "With '--since' and '--settings-from', settings, baselines, waivers and "
    "judgements are those of a commit. This file was not there; it takes effect once it is.",
    "HIS105": "With '--since' and '--settings-from', a change cannot bring rules of its own: "
    "pages that are named in the settings differ from those of the commit.",
    "HIS106": "With '--since', a verdict that says less than before counts: what was met and "
    "is open now, or for a person to judge, and what was violated and is open now. A "
    "violation is cured by a verdict that is met.",
    "HIS107": "With '--since', a violation that was there does not count, as long as it is "
    "the same. A number that decides it has become worse, so it counts as new.",
    "HIS108": "Violations that were there belong to a proposal, by its id. It had another "
    "path. It is an error if settings let fewer rules fail a run where it lies now.",
    "HIS109": "With '--since', a proposal that was there is no longer judged, so nothing says "
    "what became of what it violates. It was deleted, or its file has another name or the "
    "proposal another id.",
    "HIS110": "With '--since', a waiver and an answer that speaks for the text have to have "
    "been there before: a change cannot bring its own excuse. They take effect once they are "
    "there.",
    "HIS111": "The run assumes a scenario, and the change has altered what that assumes. The "
    "two versions are not judged on the same assumptions.",
    "HIS112": "With '--since' and '--evidence' or '--min-basis', the text carries these "
    "verdicts by weaker evidence than before. A claim that is said to be weaker keeps "
    "violations from counting, so that is for a person to see.",
    "BAS102": "A baseline lists what rules said when it was written. What was met and is open "
    "now, or for a person to judge, and what was violated and is open now, counts.",
    "BAS103": "A baseline lists what rules said when it was written. Of these subjects they "
    "say nothing any more: the text leaves out, renames or no longer has what they looked at.",
    "BAS104": "A violation in a baseline does not count as long as it is the same. A number "
    "that decides it has become worse, so it counts as new.",
    "BAS105": "The entries of a baseline belong to a proposal, by its id. It was in another "
    "file.",
    "BAS106": "The baseline lists a proposal that no file of this run holds, though its "
    "folder was checked or its file holds another one.",
    "WAI001": "A waiver needs rule, subject, reason (20 characters or more), by and expires; "
    "in a file of waivers also file. Dates are 2026, 2026-03 or 2026-03-21. Evidence is "
    "'source#locator' with a source of the proposal. A waiver that lacks any of it "
    "excuses nothing.",
    "WAI002": "The rule is not violated on this subject, so there is nothing to excuse. "
    "A waiver that stays would excuse the violation if it came back, and nobody would see "
    "it. Remove it. Where the verdict is undetermined or needs judgement, the waiver "
    "waits and is not told of.",
    "WAI003": "The last day of the waiver is over, and the violation counts again. The "
    "day itself still counts. Which day it is says --today, else SOURCE_DATE_EPOCH, else "
    "the clock (UTC).",
    "WAI004": "The rule book has no rule of this code, so the waiver excuses nothing. A "
    "waiver names one rule by its code, not a name, a family or a problem such as this "
    "one.",
    "WAI005": "The proposal has nothing of this name. A waiver is on one subject, by "
    "the path that the finding names: an id, or 'body/seat'.",
    "WAI006": "The rule is mandatory: nobody can waive it. Settings can change the "
    "enforcement of a rule, for everybody to see.",
    "WAI007": "Another waiver that holds is for the same rule and subject. The second "
    "could differ in reason or end, so keep one.",
    "WAI008": "A file of waivers names the proposals it is for. There is none that this "
    "entry matches; paths and patterns count from the folder of the file of waivers.",
    "WAI101": "The waiver ends within 30 days. From then on the violation counts.",
    "WAI102": "The first day of the waiver is still to come. Until then the violation counts.",
    "JUD001": 'A judgement needs rule, subject, question, answer ("yes" or "no"), by, date '
    "(a day such as 2026-03-21), reason (20 characters or more) and words_sha256; in a file of "
    "judgements also file. Evidence is 'source#locator' with a source of the proposal. "
    "'council-rules judgements FILE' prints the block to fill in. A judgement that lacks any "
    "of it does not hold.",
    "JUD002": "A person judged other words than those that the file has now: the fingerprint "
    "is that of the question and of the statements it is about. The verdict needs judgement "
    "again. Whoever judges reads the words anew, and replaces the whole entry, not only the "
    "fingerprint.",
    "JUD003": "The judgement has a date that lies ahead, or the run was asked to judge as of "
    "an earlier day. Nobody had judged then, so it does not hold.",
    "JUD004": "The rule book has no rule of this code, so the judgement answers nothing. A "
    "judgement names one rule by its code, not by its name.",
    "JUD005": "The proposal has nothing of this name. A judgement is on one subject, by the id "
    "or path that the finding names.",
    "JUD006": "The rule asks a person something about this subject, but not this. "
    "'council-rules judgements FILE' lists the questions as they are to be written.",
    "JUD007": "Another judgement that holds answers the same question in the same way. The "
    "second has no effect: keep one, and name all who judged in it.",
    "JUD008": "Two judgements answer the same question on the same words, one with yes and one "
    "with no. Which of them is right is not for a tool to say, so neither holds until one is "
    "taken out, and the verdict needs judgement.",
    "JUD009": "A file of judgements names the proposals it is for. There is none that this "
    "entry matches; paths and patterns count from the folder of the file of judgements.",
    "JUD101": "A judgement answers only what a rule leaves to a person. Here it leaves "
    "nothing: the rule is violated or met by its condition alone, or it does not apply. A "
    "violation that a rule finds by itself stays one whatever anybody judges.",
    "CFG001": "A pattern under 'exclude', or under 'files' of 'overrides', matches no "
    "proposal, in this run or on disk, so it has no effect. Patterns count from the "
    "folder of the settings; '*' stands for anything but a slash, '**' for any folders, "
    "and a pattern without a slash is a name at any depth.",
    "CFG002": "Settings are looked for from the current folder upwards, and the nearest file "
    "is the only one that counts. There is another one nearer to these proposals, which says "
    "nothing in this run. Run the command in its folder, or name it with --config.",
    "FIL101": "These files were found at the paths of the run and not judged: the settings "
    "exclude them, or they are the same file as another, which was judged once.",
    "STR001": "With '--strict' only what is met passes. Here verdicts are undetermined or for "
    "a person to judge, rules were left out, or rules look at nothing of a part of the file; "
    "only rules that can fail the run are counted.",
    "COV001": "Nothing says where the matter is, so whose people it concerns is not known. "
    "Rules about local authority go by the area of a matter, and pass over one that has none. "
    "In an open file with a people the area is an open point instead.",
    "COV002": "A matter is about the area, and no group, person, organization or electorate is "
    "declared local to it or to an area around it. Nobody is taken for an outsider because "
    "of that: it is asked of each seat concerned whether it is local.",
    "COV003": "Rules about reserved matters, laws and daily services go by the kinds of a "
    "matter. The matter has none, and none of what it is part of has one.",
    "COV004": "No procedure is about the matter, so nobody decides it as far as the file "
    "says. Rules about who decides see nothing of it.",
    "COV005": "The file does not say how the body decides, so it takes part in no decision, "
    "whoever sits in it.",
    "COV006": "The body has procedures, but none that is about a matter, directly or as what "
    "another falls back on. Whatever it decides, it is no decision on anything.",
    "COV007": "The seat votes in a body that deals with an area, and nothing says whether "
    "whoever sits there is local, from outside or neutral there. It was not asked either.",
    "COV008": "The file has neither a body nor a procedure. Rules look at who sits, decides "
    "and stops, so there is nothing that they could find: this is no pass.",
    "COV009": "The file is open and does not say that its powers are complete. Rules about "
    "powers to detain, to judge or to interpret look only at those that are listed. Where none "
    "is, they do not apply, which does not mean that nobody has such a power.",
    "COV010": "The file states ends, or days of a handover, and no day of its own. No end is "
    "then taken to be past, and none to be far off, whenever it is read.",
    "COV011": "The file has several bodies and says of none in which tier it is. Rules about "
    "what is left to the lowest tier go by tiers. In an open file the tiers are open points "
    "instead.",
}
# errors that do not keep a file from being checked, and a setting without effect
_FAILING = "An error: the file is checked all the same, and the run ends with exit code 1."
_WARNING = "A warning: the file is checked all the same."
_WORSE = ("HIS102", "HIS106", "HIS112", "BAS102", "BAS103")
_IF_GRAVE = (
    "An error that ends the run with exit code 1, if a rule that can fail it is concerned; "
    "else a warning."
)
_BLIND = "A notice: the file is checked all the same, and rules look at nothing there."


def _effect(code: str) -> str:
    if code == "COV008":
        return "A warning: nothing was checked, and the run ends with exit code 3."
    if code == "COV002":
        return _WARNING.replace("A warning", "A notice")
    if code.startswith("COV"):
        return _BLIND
    if code in _WORSE:
        return _IF_GRAVE
    if code in ("HIS105", "HIS109", "HIS111", "BAS106"):
        return _FAILING
    number = int(code.lstrip(ascii_uppercase))
    if number > 100 or code.startswith("CFG"):
        return _WARNING
    if code.startswith(("WAI", "JUD", "STR")):
        return _FAILING
    return "An error: the file is not checked, and the run ends with exit code 3."


def render(code: str, columns: int) -> str:
    """Return the text about a code of ``TITLES``, wrapped at ``columns``."""
    lines = [f"{code}: {TITLES[code]}", "", _effect(code), ""]
    return "\n".join([*lines, *wrapped(_TEXTS[code], columns)]) + "\n"
