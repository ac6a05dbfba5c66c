#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  const char* meta = site.school.charset_only_in_meta
                         ? "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1252\">\n"
                         : "";
  return fmt::format(
      "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">\n<HTML>\n<HEAD>\n{}<TITLE>{} :: "
      "{}</TITLE>\n"
      "<BASE HREF=\"http://{}/\">\n</HEAD>\n<BODY BGCOLOR=#FFFFFF LINK=#003366>\n",
      meta, escaped(site.school.name), escaped(page.heading), page.host);
}

/// Relative to the base element, as old sites link.
std::string anchor(const Document& page, const Link& link) {
  std::string target = html::address(page, link.target);
  if (target.size() > 1 && target.front() == '/') target.erase(0, 1);
  return fmt::format("<A HREF=\"{}\">{}</A>", escaped(target), escaped(link.text));
}

std::string menu(const SiteContent& site, const Document& page) {
  std::string cells;
  for (const Link& link : site.menu) {
    cells +=
        "<TR><TD CLASS=menu><FONT FACE=Verdana SIZE=1>&raquo; " + anchor(page, link) + "</FONT></TD></TR>\n";
  }
  for (const Link& link : site.footer) {
    cells += "<TR><TD CLASS=submenu><FONT SIZE=1>" + anchor(page, link) + "</FONT></TD></TR>\n";
  }
  return "<TABLE WIDTH=160 BORDER=0 CELLPADDING=2>\n" + cells + "</TABLE>\n";
}

std::string facts(const Document& page) {
  if (page.facts.empty()) return "";
  std::string rows;
  for (const Fact& fact : page.facts) {
    rows += fmt::format("<TR><TD BGCOLOR=#EEEEEE><B>{}</B></TD><TD>{}</TD></TR>\n", escaped(fact.label),
                        escaped(fact.value));
  }
  return "<TABLE BORDER=1 CELLSPACING=0 CELLPADDING=4 WIDTH=\"100%\">\n" + rows + "</TABLE>\n<BR>\n";
}

std::string sections(const Document& page) {
  std::string text;
  for (const Section& section : page.sections) {
    if (!section.heading.empty())
      text += "<P><FONT SIZE=3><B>" + escaped(section.heading) + "</B></FONT><BR>\n";
    text += html::wrapped(section.paragraphs, "", "<BR><BR>");
    text += html::wrapped(section.points, "- ", "<BR>");
  }
  return text;
}

std::string entries(const Document& page) {
  if (page.entries.empty()) return "";
  std::string rows;
  for (const Link& entry : page.entries) {
    rows += fmt::format(
        "<TR VALIGN=TOP><TD WIDTH=20><IMG SRC=\"img/pijl.gif\" ALT=\"\"></TD><TD>{}<BR><FONT "
        "SIZE=2>{}</FONT></TD></TR>\n",
        anchor(page, entry), escaped(entry.teaser));
  }
  return "<TABLE WIDTH=\"100%\" CELLPADDING=3>\n" + rows + "</TABLE>\n";
}

std::string links(const Document& page) {
  std::string text;
  if (!page.pages.empty()) {
    text += "<P>Pagina: ";
    for (const Link& link : page.pages) text += anchor(page, link) + " | ";
  }
  if (!page.call.text.empty()) text += "<P><B>" + anchor(page, page.call) + "</B>\n";
  if (!page.related.empty()) {
    text += "<P><I>Zie ook:</I> ";
    for (const Link& link : page.related) text += anchor(page, link) + "; ";
  }
  return text;
}

std::string trail(const Document& page) {
  std::string text;
  for (const Link& link : page.trail) text += anchor(page, link) + " &gt; ";
  return "<FONT SIZE=1>U bent hier: " + text + escaped(page.heading) + "</FONT><HR>\n";
}

}  // namespace

std::string render_tables(const SiteContent& site, const Document& page) {
  const std::string date = page.published.empty() ? "" : "<FONT SIZE=1>" + page.published + "</FONT><BR>\n";
  return head(site, page) +
         "<TABLE WIDTH=780 ALIGN=CENTER BORDER=0 CELLSPACING=0>\n<TR><TD COLSPAN=2 BGCOLOR=#003366><FONT "
         "COLOR=white SIZE=5>" +
         escaped(site.school.name) + "</FONT></TD></TR>\n<TR VALIGN=TOP><TD>" + menu(site, page) +
         "</TD>\n<TD>" + trail(page) + "<FONT FACE=Verdana SIZE=4 COLOR=#003366><B>" + escaped(page.heading) +
         "</B></FONT><BR><BR>\n" + date + "<TABLE BORDER=0><TR><TD>\n" + "<B>" + escaped(page.lead) +
         "</B><BR><BR>\n" + facts(page) + sections(page) + entries(page) + links(page) +
         "</TD></TR></TABLE>\n</TD></TR>\n<TR><TD COLSPAN=2 ALIGN=CENTER><FONT SIZE=1>&copy; " +
         std::to_string(site.year) + " " + escaped(site.school.name) +
         "</FONT></TD></TR>\n</TABLE>\n</BODY>\n</HTML>\n";
}

}  // namespace vindbaar::simweb
