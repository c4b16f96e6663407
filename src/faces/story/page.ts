/**
 * A story as one page that needs nothing else: no script, nothing loaded, drawings inside, light, dark and print. Steps
 * follow each other; links walk between them, so that it reads with the keyboard alone.
 */
import { LookthroughError, UNDATED, type Workspace } from '../../index.ts';
import { bodyOf } from './bodies.ts';
import { escaped, focusCard, own, said } from './parts.ts';
import { type Scene, sceneOf } from './scene.ts';
import { sourcesOf, type Used } from './sources.ts';
import { type Language, paragraphsIn, rejected, type Story, textIn } from './story.ts';
import { STYLE } from './style.ts';
import { type StoryWords, stepOf, WORDS } from './words.ts';

/**
 * Asks every step and writes the page.
 * @param file the story's file, for the messages
 * @returns the same text for the same story and statements
 * @throws LookthroughError input-rejected: a step that cannot be asked, or points at what is not in its answer
 */
export async function storyPage(
  workspace: Workspace,
  story: Story,
  options: { readonly language: Language; readonly file: string },
): Promise<string> {
  const { language, file } = options;
  const scenes = await scenesOf(workspace, story, file);
  const w = WORDS[language];
  const envelopes = scenes.flatMap((s) => s.envelopes);
  const title = textIn(story.title, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="logo">look<b>through</b></p>
<h1>${escaped(title)}</h1>
${story.by === undefined ? '' : `<p class="sub">${escaped(w.toldBy)} ${escaped(story.by)}</p>`}
<nav aria-label="${escaped(w.steps)}"><ol>${story.steps
    .map((s, at) => `<li><a href="#step-${at + 1}">${escaped(textIn(s.title, language))}</a></li>`)
    .join('')}</ol></nav>
</header>
<main>
${scenes.map((scene, at) => stepHtml(scene, at, scenes.length, language)).join('\n')}
</main>
<footer>
<h2>${escaped(w.about)}</h2>
${aboutHtml(scenes, await sourcesOf(workspace, envelopes), w)}
<p>${escaped(w.offline)} ${escaped(w.english)}</p>
</footer>
</body>
</html>
`;
}

/** All steps are asked, so that all that is wrong with them is said at once. */
async function scenesOf(workspace: Workspace, story: Story, file: string): Promise<readonly Scene[]> {
  const scenes: Scene[] = [];
  const faults: string[] = [];
  for (const [at, step] of story.steps.entries()) {
    try {
      scenes.push(await sceneOf(workspace, step, at, file));
    } catch (error) {
      if (!(error instanceof LookthroughError && error.code === 'input-rejected')) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) throw rejected(faults);
  return scenes;
}

function stepHtml(scene: Scene, at: number, all: number, language: Language): string {
  const w = WORDS[language];
  const scenario = scene.view.view === 'what-if';
  const number = at + 1;
  return `<article class="step" id="step-${number}">
<p class="count">${escaped(stepOf(w, number, all))}</p>
<h2>${escaped(textIn(scene.step.title, language))}</h2>
${paragraphsIn(scene.step.text, language)
  .map((p) => `<p class="told">${escaped(p)}</p>`)
  .join('')}
<section class="answer${scenario ? ' scenario' : ''}" aria-label="${escaped(w.answer)}">
${scenario ? `<p class="band"><b>${escaped(w.scenario)}</b> ${escaped(w.notAFact)}</p>` : ''}
${answerHtml(scene, w)}
${scene.found.length === 0 ? '' : `<div class="cards">${scene.found.map((f) => focusCard(f, w)).join('')}</div>`}
${bodyOf(scene, language, `s${number}`)}
</section>
<p class="walk">${at === 0 ? '' : `<a href="#step-${at}">← ${escaped(w.previous)}</a>`}${number === all ? '' : `<a href="#step-${number + 1}">${escaped(w.next)} →</a>`}</p>
</article>`;
}

/** The sentence the engine gives, and the one of why. Two days compared: what is different between them. */
function answerHtml({ envelopes, view }: Scene, w: StoryWords): string {
  const shown = envelopes.at(-1);
  if (shown === undefined) return '';
  const question = view.questions.at(-1);
  const { headline, because, from, to } = shown.answer;
  const rules = Object.keys(shown.rules);
  const rule = rules.length === 1 ? `, ${rules[0]}` : '';
  const days =
    question?.verb === 'changes'
      ? `${String(from)} – ${String(to)}`
      : shown.asAt === UNDATED
        ? w.undated
        : `${w.trueOn} ${shown.asAt}`;
  const scenario = question?.verb === 'what-if';
  const asked = scenario ? `${said(question.change.join('; '))} · ${escaped(days)}` : escaped(`${days}${rule}`);
  const why = typeof because === 'string' && because !== '' && !scenario ? `<p class="why">${said(because)}</p>` : '';
  return `<p class="sub">${escaped(w.answer)} · ${asked}</p><h3>${scenario ? `${escaped(w.thenWord)} ` : ''}${said(headline)}</h3>${why}`;
}

function aboutHtml(scenes: readonly Scene[], sources: readonly Used[], w: StoryWords): string {
  const envelopes = scenes.flatMap((s) => s.envelopes);
  const [first] = envelopes;
  // What is compared names its two days itself.
  const dated = envelopes.filter((e) => e.question.verb !== 'changes');
  const days = [...new Set(dated.map((e) => (e.asAt === UNDATED ? w.undated : e.asAt)))].sort().join(', ');
  const known = [...new Set(envelopes.map((e) => (e.knownAt === 'all' ? w.everything : e.knownAt)))].join(', ');
  const rules = [
    ...new Set(
      scenes
        .flatMap((s) => (s.view.view === 'structure' ? s.envelopes : []))
        .flatMap((e) => Object.entries(e.rules).map(([id, version]) => `${id} ${version}`)),
    ),
  ];
  const lines = [
    ...sources.map(
      (s) =>
        `${own(s.title)}: ${s.statements} ${escaped(w.statements)}${s.url === undefined ? '' : ` (${own(s.url)})`}`,
    ),
    `${escaped(w.trueOn)} ${escaped(days)}; ${escaped(w.knownBy)}: ${escaped(known)}`,
    ...(rules.length === 0 ? [] : [`${escaped(w.rule)}: ${said(rules.join('; '))}`]),
    `${escaped(w.data)} <span class="worked">${escaped(first?.data.version ?? '')}</span>; ${escaped(`${first?.engine.name} ${first?.engine.version}`)}`,
  ];
  return `<ul>${lines.map((l) => `<li>${l}</li>`).join('')}</ul>`;
}
