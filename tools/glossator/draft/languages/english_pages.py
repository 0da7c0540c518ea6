"""English: what web sites and archives print around a text."""

from __future__ import annotations

MENUS = (
    r"english",
    r"home|main page|index(?: of .{2,20})?|archives?|contents|categories|tags|topics|sitemap|site map",
    r"about(?: (?:us|the .{2,20}))?|contact(?: .{1,20})?|help|faqs?|feedback|links|support(?: .{2,12})?",
    r"shop(?: \(\d+\))?|store|cart|donate|give|account|my account|jobs|careers|people|staff",
    r"news(?:room|letters?)?|events|blog|forums?|podcasts?|episodes|videos?|photos|gallery|media|press",
    r"authors|poets|poems|books|documents|texts|collections|library|databases?|glossary|timeline",
    r"services|departments|resources|publications|projects|courses|teaching|tools|issues|current issue",
    r"members|debates|bills|committees|find|written statements|subjects",
    r"politics|business|sports?|opinion|culture|world|arts|science|technology|health|travel|weather|lifestyle",
    r"page|discussion|talk|read|view source|view history",
    r"history|recent changes|random page|what links here",
    r"up|back|top|previous|next|(?:database|name|advanced) search",
    r"privacy|cookies|accessibility|disclaimers?",
    r"copyright(?: policy)?|open records|licen[cs]e|legal|imprint",
    r"yes|no|ok|report|spotify|youtube|instagram|apple podcasts",
    r"what['’]s new|latest|archive of .{2,20}|for (?:teachers|students|authors|librarians)",
)
"""Items of menus."""

SHARES = (
    r"share|print|e-?mail|cite|save|bookmark|listen|download|copy link|like|reply|pdf|tweet|pin",
    r"save as (?:pdf|word|text)|pocket|facebook|twitter|whatsapp|linkedin|reddit|telegram|comments?",
    r"cite this \w{3,15}|download (?:as|in) \w{2,8}|report an? (?:error|problem|mistake)\b.{0,30}",
)
"""What one may do with a text."""

TOPS = (
    r"skip (?:to|navigation).{0,30}|jump to .{2,30}",
    r"(?:main |site )?(?:menu|navigation)|toggle (?:navigation|menu).{0,20}|home ?page",
    r"search\b(?! and\b).{0,25}|log ?in|sign (?:in|up)|log ?out|create (?:an )?account|register",
    r"(?:select|choose) (?:a |your )?language|you are here\s?:.{0,200}",
    r"an official website of .{2,60}|here['’]s how you know",
    r"1\. home|expand/collapse .{2,40}|page id \d+",
    r"main page|(?:open|close) (?:menu|search)|subscribe\b.{0,30}|support us|donate",
)
"""Lines that stand above a text alone."""

BELOW = (
    r"about (?:this|the) (?:poet|poem|authors?|book|writer|contributors?|translator)",
    r"(?:more|other) (?:poems|articles|stories|posts|works|episodes) (?:from|by)\b.{0,200}",
    r"more (?:from|on this|like this|by|about)\b.{0,40}|permanent link|cite as|source project",
    r"related(?: .{2,20})?|most (?:read|viewed|shared|popular)|you (?:might|may) also|recommended for you",
    r"copyright|©|leave a (?:reply|comment)|post a comment",
    r"\d+ (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{1,120})?",
    r"was this (?:page|article) (?:help|use)ful\b.{0,20}",
    r"share this|subscribe to|filed under|tagged|tags\s?:|topics",
    r"templates? (?:used|transcluded).{0,20}|retrieved from|cite this",
    r"categor(?:y|ies)\s?:|linked citations",
    r"about this (?:digital|electronic) edition",
    r"(?:media|press) contacts?|join the (?:conversation|discussion)|content is available under",
)
"""What opens that which stands below a text."""

ARCHIVES = (
    r"contents lists available (?:at|on)|journal home ?page|stable url",
    r"(?:this )?(?:content|article|document) (?:was )?downloaded (?:from|by|on)|downloaded (?:from|by|via)",
    r"all use subject to|your use of (?:the|this)\b.{0,40}(?:archive|database|site|indicates)",
    r"please contact the publisher regarding|each copy of any part of a|linked citations",
    r"the .{2,20} archive is a (?:trusted|digital|not-for-profit)|you have printed the following",
    r"generated (?:for|on|by) .{2,60}\b(?:20\d\d|hathitrust)|public domain,? google-digiti[sz]ed",
    r"digiti[sz]ed by (?:the )?(?:google|internet archive|microsoft)|full text of|see other formats",
    r"usage guidelines|about google book|google(?:['’]s mission|\s?(?:is proud|books?|book search)\b)",
    r"it has survived long enough for the copyright|sister projects?\s?:",
    r"public ?domain ?public ?domain\w*",
    r"this work was (?:first )?published (?:before|in) .{4,30},? and",
    r"from the .{4,60} online through the .{4,60}",
    r"online version\s?:|transcription/markup\s?:",
    r"(?:reproduced|reprinted) with permission of the copyright (?:owner|holder)",
    r"authors?['’]s? (?:personal copy|manuscript)|.{0,40}\bavailable in pmc \d{4}|nih public access",
    r"electronic copy available at|biorxiv preprint",
    r"terms (?:&|and) conditions of (?:access|use) .{2,40}found",
    r"submit your article to|view (?:related|citing) articles",
    r"citing articles\s?:|to link to this article",
    r"this is a digital copy of a book",
    r"(?:make non-?commercial|refrain from automated|maintain attribution)",
    r"this (?:work|text|article) is (?:in the public domain|licen[cs]ed under|available under)",
    r"(?:content|text|the text) is available under|the texts? (?:is|are) (?:released|available) under",
    r".{0,160}\bonline by .{2,60}project|permanent link|cite as\W*$",
    r"hide browse bar|click on a word to bring up parses",
    r"click anywhere in the line|your current position in the text is marked|load focus",
    r"you do not have permission to edit this page|the action you have requested is limited",
    r"you can view and copy the source of this page",
    r"template\s?:.{2,60}\((?:view source|edit)\)",
    r"return to (?:the )?.{2,40}(?:home ?page|index|archive|contents|page|list)",
    r"data entry\s?:|.{0,80}\b(?:recent|last) editing\s?:",
    r".{2,60}\b(?:creative commons|cc[ -]by)\b",
    r"exported from wiki\w+ on|about this (?:digital|electronic) edition",
    r"this e-?book (?:comes|was exported) from",
    r"approved for (?:public )?release\b|declassified (?:in part|and approved)\b",
    r"last[- ]modified\s?:",
)
"""How paragraphs begin that archives print around a text."""

SITE = (
    r"from .{2,60}, the .{2,40} (?:encyclop(?:a|ae)edia|gazetteer|library)",
    r"from the (?:open|free) .{2,40}",
    r"jump to .{2,30}",
    r"categor(?:y|ies): .{2,200}",
    r"this page was last (?:edited|modified).{0,80}",
    r"last (?:edited|modified|updated).{0,60}",
    r"retrieved from .{2,200}",
    r"edit(?: source)?|(?:top of|up) (?:the )?page|print this \w{4,7}",
    r"from wiki\w+.{0,60}|this article is more than .{2,20} old|reuse this content|show more",
    r"this site is protected by recaptcha.{0,100}|annotate this case|like loading.{0,5}",
    r"report a typo|simple search.{0,30}|press/media|scan the qr.{0,40}",
    r"\d+ min(?:utes?)? read",
    r"(?:listen|save|bookmark)(?: (?:to|on|this|now|for later|story|article)\b.{0,30})?|follow us\b.{0,30}",
    r"sign up (?:for|to) .{2,60}",
    r"get (?:the|our|all) .{2,60} (?:inbox|newsletter|e-?mail)",
    r"e-?mail (?:this|to a friend)|print this (?:page|article|story)",
    r"rate this .{2,30}|case law|terms of (?:service|use)",
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? .{0,40}cookies\b.{0,300}",
    r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)?",
    r"terms (?:and|&) conditions",
    r"privacy (?:policy|notice|statement)",
    r"cookie (?:policy|settings|preferences)",
    r"related (?:topics|content|coverage|links)|more (?:on this story|from .{2,40})",
    r"about (?:this|the) (?:poet|poem|author|book|writer)",
    r"(?:more|other|all) (?:poems|articles|stories|posts|works) (?:by|from) .{2,60}",
    r"see all(?: \w+){0,2}|copyright credit: .{2,80}",
    r"read more\b.{0,80}|see also: .{2,80}",
    r"most (?:read|viewed|shared|popular)",
    r"(?:view|show|load) (?:all )?(?:more )?comments|join the conversation",
    r"skip (?:to|navigation).{0,30}",
    r"(?:for immediate|press|news|media) release",
)
"""Lines of web sites."""
