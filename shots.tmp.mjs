import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';
const sys=['/usr/bin/chromium','/usr/bin/google-chrome'].find(existsSync);
let b;
if(sys) b=await chromium.launch({executablePath:sys,args:['--no-sandbox']});
else { const {default:p}=await import('@sparticuz/chromium'); b=await chromium.launch({executablePath:await p.executablePath(),args:p.args}); }
const base=process.argv[2], out=process.argv[3], only=process.argv[4];
const K='subject=Kingsoft&asAt=2015-03-31&rule=hk-listing-controlling';
const pages={
 a:[`?${K}`,'light'], b:[`?${K}&notation=parallel`,'dark'], c:['?subject=Kingsoft&view=ties&other=Xiaomi&asAt=2015-03-31','light'],
 d:[`?${K}&view=what-if&change=${encodeURIComponent('Tencent sells 3% of Kingsoft to Xiaomi')}`,'light'],
 e:['?subject=Kingsoft&view=timeline&asAt=2015-03-31','light'], g:[`?${K}&view=proof`,'light'], h:[`?${K}&view=verdicts&party=Lei%20Jun`,'light'],
 z:[`?${K}&lang=zh`,'light'],
};
for(const [n,[q,scheme]] of Object.entries(pages)){
 if(only&&!only.includes(n)) continue;
 for(const w of [1440,390]){
  const c=await b.newContext({viewport:{width:w,height:900},colorScheme:scheme,deviceScaleFactor:w===390?1.5:1,reducedMotion:'reduce'});
  const p=await c.newPage(); await p.goto(base+q); await p.waitForLoadState('networkidle'); await p.waitForTimeout(600);
  await p.screenshot({path:`${out}/${n}-${w}.png`,fullPage:true}); await c.close(); console.log(n,w);
 }
}
await b.close();
