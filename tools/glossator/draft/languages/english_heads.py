"""English words of what stands at the head of a text: who wrote it, when, in what, and who helped."""

from __future__ import annotations

PUBLISHED = (
    r"(?:(?:it|this|the)\b(?: \w+)? )?(?:was )?(?:first|originally) (?:published|printed|appeared)",
    r"(?:first|original) publication(?: date)?",
    "available online",
)
RECEIVED = (
    *("received", "revised", "accepted", "submitted", "resubmitted", "argued"),
    *("heard", "released? date", "retrieved", "exported", "accessed", "composition"),
    "last (?:edited|modified|updated|changed)",
)
ISSUES = (r"vol(?:ume|s)?\.?", r"nos?\.", "number", "issue", r"ser(?:ies|\.)", r"pp?\.")
WORKS = (
    *("letters?", "correspondence", "sermons?", "poems", "poetical works", "works", "writings"),
    *("essays", "speech(?:es)?", "tales", "plays", "journals?", "diar(?:y|ies)", "sonnets"),
    *("recollections", "reminiscences", "autobiography", "memoirs?", "remarks", "address"),
    *("statement", "testimony", "lectures?", "songs", "papers", "eulogy", "homily", "interview"),
)
JUDGES = (
    r"(?:before )?(?:the )?(?:(?:hon(?:ou?rable|\.)?|mr\.?|chief|associate|circuit|district|senior|lord) )*"
    r"(?:justice|judge)",
)
HELPED = (
    *("interviewe[dr]", r"illustrat\w+", r"photograph\w*", r"transcri\w+", "printed", "published"),
    *(r"engrav\w+", "electrotyped", r"introduc\w+", "with", "music", "reviewed", "arranged"),
)
RANKS = (
    *("mr", "mrs", "ms", "dr", "sir", "lord", "lady", "the", "hon", "professor", "president"),
    *("justice", "senator", "secretary", "judge", "captain", "general", "colonel", "rev"),
    *("chairman", "chief", "mayor", "governor", "reverend", "capt", "col", "gen", "lt", "lieut"),
    *("vice", "lieutenant", "sgt", "maj", "major", "commander", "admiral"),
)
INSTITUTIONS = (
    *("University", r"Institut\w*", "Cent(?:er|re)", "Department", "Academy", "School"),
    *("College", "Association", "Ministry", "Faculty", "Laborator(?:y|ies)", "Council"),
    *("Foundation", "Museum", "Librar(?:y|ies)", "Archives?", "Embassy", "Society"),
    *("Professor", "Fellow", "Researcher", "Lecturer", "Director", "Courts?", "Company"),
    *("Senate", "House [Oo]f", r"Parliament\w*", "Congress", "Assembly"),
    *("Club", "Press", "Office", "Board", "Correspondent", "Bureau", "Project"),
)
