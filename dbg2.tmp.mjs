export default async ({session,server,application,FORM}) => {
  await session.open(server.strict+"page/index.html#/");
  await session.until(() => document.querySelector(".entry-title"));
  const R=()=>{const a=document.querySelector('a[href$="/m/data-purchase"]'); return [scrollY, a.getBoundingClientRect().top, a.getBoundingClientRect().height, document.documentElement.scrollHeight, [...document.querySelectorAll("h1,h2,.asking,#total,.entry,header,.finder,form,p")].slice(0,30).map(e=>e.tagName+"."+e.className+":"+Math.round(e.getBoundingClientRect().height)).join(" ")]};
  for (let i=0;i<3;i++) { console.log(await session.ask(R)); await new Promise(r=>setTimeout(r,700)); }
  await session.ask(()=>{document.querySelector('a[href$="/m/data-purchase"]').scrollIntoView({block:"center"});});
  for (let i=0;i<3;i++) { console.log(await session.ask(R)); await new Promise(r=>setTimeout(r,700)); }
};
