/**
 * Sentences that speak to whoever reads them, person or machine. What they say is content and no statement: nothing is
 * proposed from them, and the text is flagged. Meant to be too strict: a sentence lost here is listed, a false one might
 * be accepted.
 */

const SPEAKS_TO: readonly RegExp[] = [
  /\b(?:you|your|yours|yourself)\b/i,
  /\b(?:ignore|disregard|forget|override|overrule|bypass|discard|suspend)\b.{0,80}\b(?:rules?|instructions?|guidelines?|prompts?|previous|prior|above|earlier|safety|filters?|everything|anything|system|constraints?|policy|policies|text)\b/i,
  /\b(?:instructions?|directives?|prompts?|commands?|notes?|messages?)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?(?:ai|assistants?|models?|readers?|systems?|parsers?|extractors?|software|tools?|agents?|analysts?|reviewers?|machines?|bots?|llms?|engines?|lookthrough|importers?)\b/i,
  /^["'([{*#>\s-]*(?:new |updated |special |important |urgent |hidden )*(?:system|assistant|user|developer|admin|administrator|human|ai|instructions?|prompt|directive|command|task|override|note to \w+|begin|end)\s*(?:[:>\]|=-]|prompt\b|message\b|override\b|notice\b|instruction\b)/i,
  /\b(?:ai|artificial intelligence|language models?|llms?|chatbots?|gpt|claude|copilot)\b.{0,60}\b(?:must|should|shall|needs?|record|mark|output|treat|note|reading|processing|is to|are to|has to|have to)\b/i,
  /\b(?:please|kindly|now|always|simply|just|instead|then|and)\s+(?:record|output|mark|enter|insert|store|extract|treat|respond|reply|classify|assume|accept|delete|update|append|overwrite|set the)\b/i,
  /\b(?:must|should|shall|needs? to|is to|are to)\s+(?:be\s+)?(?:record|recorded|output|mark|marked|enter|entered|insert|inserted|store|stored|register it|extract|extracted|treat|treated|respond|reply|print|classify|classified|assume|accept|accepted|approve|approved|delete|deleted|update the|set the|append|overwrite|listed as|flagged as)\b/i,
  /^["'([{*#>\s-]*(?:please |kindly |now |always |simply |just |then |instead,? |first,? |finally,? |do not |don't |never )*(?:record|output|mark|enter|insert|store|extract|treat|respond|reply|print|classify|assume|accept|approve|delete|update|set|append|overwrite|remember|pretend|imagine|act as|consider|note that|write|state|add|change|replace|remove|return|emit|call|execute|run|follow|obey|repeat|translate|summari[sz]e|ensure|make sure|let|show|report|list|tell|answer|confirm|declare|save|import|use|read|see)\b(?!['’]s)/i,
  /<\/?[a-z][^>]{0,80}>|```|\{\s*"|\[\/?(?:INST|SYS)\]|<\||\|>|\b(?:BEGIN|END) (?:SYSTEM|PROMPT|INSTRUCTIONS?)\b|<!--/,
  /\b(?:the|any|every|all|dear|attention)[ ,]+(?:\w+ )?(?:reader|parser|extractor|importer|software|assistant|bot|agent|reviewer|compliance system|pipeline|model|tool|engine)s?\b.{0,40}\b(?:must|should|shall|is to|are to|will|has to|have to|needs?|record|mark|output|treat|note|please|,|:)/i,
  /\bdeveloper mode|jailbreak|system prompt|this (?:document|text|sentence|paragraph|statement) (?:overrides|supersedes|replaces|authori[sz]es|instructs|takes precedence)\b/i,
];

export const addressesReader = (sentence: string): boolean => SPEAKS_TO.some((pattern) => pattern.test(sentence));

/** An order about what comes next: the claim it wants written down stands outside it. */
const POINTS_AHEAD =
  /\b(?:what follows|(?:the )?following|(?:the )?next (?:line|sentence|statement|paragraph|entry|fact)s?|below|this|these)\b/i;

/** @param sentence one that addresses its reader */
export const pointsAhead = (sentence: string): boolean => POINTS_AHEAD.test(sentence);
