// spider (Rust, by its npm package) on the sites whose addresses are the arguments, all at once; prints how many
// pages it got.
const { Website } = require("@spider-rs/spider-rs");

async function crawl(start) {
  const site = new Website(start).withRespectRobotsTxt(false).withUserAgent("bench").build();
  await site.crawl();
  return site.getLinks().length;
}

Promise.all(process.argv.slice(2).map(crawl)).then((pages) => console.log(pages.reduce((sum, each) => sum + each, 0)));
