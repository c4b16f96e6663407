/**
 * The files of a presentation of one slide: what the format requires, the two parts of settings that PowerPoint misses
 * where they are not, and nothing more. No date and no name of a person is written, so that the same chart is the same
 * file.
 */
import { THEME } from './theme.ts';
import { HEAD, NAMESPACES, xmlText } from './xml.ts';
import { type ZipFile, zipped } from './zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument';

interface Slide {
  readonly title: string;
  /** in the units of the format */
  readonly width: number;
  readonly height: number;
  /** XML of the shapes */
  readonly shapes: string;
}

/** @returns the bytes of the .pptx */
export function presentation(slide: Slide): Uint8Array {
  return zipped([
    { name: '[Content_Types].xml', text: contentTypes() },
    { name: '_rels/.rels', text: links([`${OFFICE}/officeDocument`, 'ppt/presentation.xml'], CORE_LINK) },
    { name: 'docProps/core.xml', text: core(slide.title) },
    { name: 'ppt/presentation.xml', text: root(slide) },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      text: links(
        link('slideMaster', 'slideMasters/slideMaster1.xml'),
        link('slide', 'slides/slide1.xml'),
        link('theme', 'theme/theme1.xml'),
        link('presProps', 'presProps.xml'),
        link('viewProps', 'viewProps.xml'),
      ),
    },
    { name: 'ppt/presProps.xml', text: `${HEAD}<p:presentationPr ${NAMESPACES}/>` },
    { name: 'ppt/viewProps.xml', text: `${HEAD}<p:viewPr ${NAMESPACES}/>` },
    { name: 'ppt/slideMasters/slideMaster1.xml', text: master(slide) },
    {
      name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      text: links(link('slideLayout', '../slideLayouts/slideLayout1.xml'), link('theme', '../theme/theme1.xml')),
    },
    { name: 'ppt/slideLayouts/slideLayout1.xml', text: layout() },
    {
      name: 'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
      text: links(link('slideMaster', '../slideMasters/slideMaster1.xml')),
    },
    { name: 'ppt/theme/theme1.xml', text: THEME },
    {
      name: 'ppt/slides/slide1.xml',
      text: `${HEAD}<p:sld ${NAMESPACES}><p:cSld>${tree(slide.shapes)}</p:cSld>${COLOUR_MAP}</p:sld>`,
    },
    { name: 'ppt/slides/_rels/slide1.xml.rels', text: links(link('slideLayout', '../slideLayouts/slideLayout1.xml')) },
  ] satisfies ZipFile[]);
}

type Link = readonly [string, string];
const CORE_LINK: Link = [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'];
const link = (kind: string, target: string): Link => [`${OFFICE}/${kind}`, target];
const links = (...list: readonly Link[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

function contentTypes(): string {
  const parts: readonly Link[] = [
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/ppt/presentation.xml', `${MAIN}.presentationml.presentation.main+xml`],
    ['/ppt/presProps.xml', `${MAIN}.presentationml.presProps+xml`],
    ['/ppt/viewProps.xml', `${MAIN}.presentationml.viewProps+xml`],
    ['/ppt/slideMasters/slideMaster1.xml', `${MAIN}.presentationml.slideMaster+xml`],
    ['/ppt/slideLayouts/slideLayout1.xml', `${MAIN}.presentationml.slideLayout+xml`],
    ['/ppt/theme/theme1.xml', `${MAIN}.theme+xml`],
    ['/ppt/slides/slide1.xml', `${MAIN}.presentationml.slide+xml`],
  ];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`;
}

const core = (title: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>lookthrough</dc:creator></cp:coreProperties>`;

const root = ({ width, height }: Slide): string =>
  `${HEAD}<p:presentation ${NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;

const COLOUR_MAP = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';
const tree = (shapes: string): string =>
  `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes}</p:spTree>`;
const titleShape = (place: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>`;

const layout = (): string =>
  `${HEAD}<p:sldLayout ${NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="Chart">${tree(titleShape(''))}</p:cSld>${COLOUR_MAP}</p:sldLayout>`;

function master({ width }: Slide): string {
  const at = `<a:xfrm><a:off x="152400" y="152400"/><a:ext cx="${width - 304_800}" cy="419100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  const map =
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
  const ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';
  return `${HEAD}<p:sldMaster ${NAMESPACES}><p:cSld>${ground}${tree(titleShape(at))}</p:cSld>${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle/><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>`;
}
