"""Every kind of edit in words, for those who allow, forbid or price them."""

from collections.abc import Mapping
from types import MappingProxyType

DOES: Mapping[str, str] = MappingProxyType(
    {
        "add_audit": "a body is audited by another that judges or audits",
        "add_concurrent_majority": "a majority of a local group becomes a further condition",
        "add_handover": "a handover of authority to locals is inserted, with a day or a test",
        "add_oversight": "a review panel or auditors, three of them, to whom others answer",
        "add_power": "a body that judges or audits can waive the immunity of another",
        "add_provision": "a clause is inserted, whose words are to be drafted",
        "add_report": "a body reports every year to somebody local, for all to read",
        "add_review": "a body that judges or audits hears complaints about another",
        "add_seat": "seats reserved for locals are inserted; each seat counts",
        "add_veto": "a body with local seats gets a veto over a procedure",
        "bind_channel": "approval by a body with local seats becomes a further condition",
        "bound_override": "an override or veto gets grounds, written reasons, a deadline, or a "
        "place where its use can be contested",
        "bound_power": "a power gets grounds, to be drafted, or a place where it can be "
        "contested",
        "bound_vetting": "a vetting gets grounds, to be drafted, or a place where it can be "
        "contested",
        "change_base": "a share counts of all members, or of the filled seats",
        "change_chair_removal": "others can remove whoever presides",
        "change_handover": "a handover gets a local heir, a local certifier, a day or a test",
        "change_quota": "another share or number of votes is needed; consents stay as they are",
        "change_renewer": "others prolong a body",
        "change_succession": "others find the successor of whoever presides",
        "change_tie_break": "whoever presides loses the casting vote",
        "change_weight": "every seat of a body has one vote",
        "convert_observer": "somebody who only observes or advises gets a vote; each seat "
        "counts",
        "limit_territory": "a body acts within the territory of its mandate only",
        "limit_veto": "a veto delays and no longer blocks",
        "move_appointment": "somebody local chooses who sits in a local seat",
        "move_dismissal": "somebody local can empty a local seat, instead of an outsider",
        "move_matter": "a body led by locals decides a matter, instead of another",
        "move_power": "somebody local oversees, instead of another",
        "move_seat": "local seats are moved to a body above that has none; each seat counts",
        "protect_tenure": "a seat can be emptied for cause only, no longer at will",
        "re_reserve_seat": "seats reserved for others that nobody in particular holds are "
        "reserved for locals; each seat counts",
        "remove_approval": "the consent of somebody who is not local is no longer needed, or "
        "no longer enough by itself",
        "remove_channel": "a procedure by which others than locals decide is repealed",
        "remove_fallback": "a procedure leads to no other when it fails",
        "remove_vetting": "a power at war no longer vets who sits in a local seat",
        "remove_veto": "a veto is repealed that neither locals hold nor anybody asks for",
        "replace_rule": "more than half of all members decides, instead of a whole rule with "
        "the consents of others",
        "replace_seat": "seats go from others to locals; each seat counts",
        "reserve_seat": "seats reserved for nobody, that nobody in particular holds, are "
        "reserved for locals; each seat counts",
        "set_end_date": "a body ends on a day, which the file or whoever asks has to name",
        "state_rule": "a procedure gets a rule by which it passes, where none is stated",
    }
)
