// Words with others in the places of {name}; what say("words") says is filled in when the script is published.
"use strict";

const fillIn = (words, parts) => words.replace(/\{(\w+)\}/g, (place, name) => parts[name] ?? place);
