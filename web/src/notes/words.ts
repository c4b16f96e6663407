/** The words of the notes; English and Chinese have the same keys. */
const en = {
  open: 'Notes',
  title: 'Notes on what you see',
  lede: 'A note is kept with the view it is written on, in this browser, for these data. Together they are a story: one page that needs no network.',
  note: 'Your note on this view',
  keep: 'Keep it with this view',
  remove: 'Remove',
  save: 'Save the story (HTML, offline)',
  data: 'Save as data',
  copy: 'Copy the link to this view',
  copied: 'Copied:',
  saved: 'Saved:',
  notKept: 'This browser keeps nothing; save the story before you leave.',
  story: 'Notes on',
};
export type NoteWords = typeof en;
const zh: NoteWords = {
  open: '笔记',
  title: '对所见内容的笔记',
  lede: '每条笔记与其所写的视图一同保存在此浏览器中，仅限这批数据。合在一起即是一篇报道：一个无需网络的页面。',
  note: '对此视图的笔记',
  keep: '与此视图一同保存',
  remove: '删除',
  save: '保存报道（HTML，离线）',
  data: '保存为数据',
  copy: '复制此视图的链接',
  copied: '已复制：',
  saved: '已保存：',
  notKept: '此浏览器不作保存；离开前请先保存报道。',
  story: '笔记：',
};
export const noteWords = (language: string): NoteWords => (language === 'zh' ? zh : en);
