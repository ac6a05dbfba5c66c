#include "tests/e2e/third_years.hpp"

#include "tests/e2e/third_world.hpp"

namespace vindbaar::tests {
namespace {

void waterland(World& world) {
  Both school(world, "waterland", "ROC Waterland", Make::elementor);
  school.same({"K0905"});
  school.course("K0902", Says::offer, Says::waiting_list, "kept", "same");
  school.retitled("C0039", "Individuele basiszorg verlenen voor zij-instromers");
  school.only_then("K0067", "page_removed");  // 404; student pages and old news go on naming it
  school.only_then("K0153", "page_redirected");
  school.now.put(school.old_address("K0153"), redirect_to(school.at("/")));
  school.course("K0118", Says::offer, Says::paused, "gone", "offer_withdrawn");
  school.course("K0988", Says::offer, Says::employers, "gone", "now_employer_only");
  school.only_now("K1006", "new_page");
  school.course("K0432", Says::no_certificate, Says::offer, "new", "page_now_offers");
  school.course("K1145", Says::employers, Says::offer, "new", "now_open_to_individuals");
  school.only_now("C0125", "new_certificate");
  school.course("K0350", Says::offer, Says::offer, "gone", "certificate_expired");
  school.then.course("K0290");  // the same page; only the code behind it is another
  school.now.course("K1270");
  school.expect("K1270", "changed", "certificate_replaced");
  school.only_then("K0511", "certificate_replaced");
  school.open();
}

void vechtdal(World& world) {
  Both school(world, "vechtdal", "Vechtdal College", Make::drupal);
  school.same({"K0022", "K0165"});
  school.only_then("K0023", "page_removed");  // its sibling "basis" stays
  school.only_then("K0719", "page_redirected");
  school.now.put(school.old_address("K0719"), redirect_to(school.at("/oud/719"), 302));
  school.now.put("/oud/719", redirect_to(school.at("/cursusoverzicht")));
  school.course("K0721", Says::offer, Says::no_certificate, "gone", "offer_withdrawn");
  school.course("K0722", Says::offer, Says::employers, "gone", "now_employer_only");
  school.course("K0136", Says::offer, Says::stopped, "gone", "offer_withdrawn");
  school.retitled("K0137", "Zorg en technologie: digitaal aan het bed");
  school.retitled("K0959", "Duits A1/A2 in het beroepsonderwijs, starters",
                  "/scholing/talen/duits-voor-starters");
  school.then.course("K0960");
  school.now.course("K0969", Says::offer, "", "/scholing/talen/duits-a2-b1");
  school.expect("K0969", "changed", "certificate_replaced");
  school.only_now("K0984", "new_page");
  school.course("C0048", Says::no_certificate, Says::offer, "new", "page_now_offers");
  school.course("K0061", Says::employers, Says::offer, "new", "now_open_to_individuals");
  school.only_then("K0704", "certificate_expired");  // the page went too; the register decides first
  school.only_then("C0018", "certificate_replaced");
  school.only_now("C0125", "new_certificate");
  // Last year only on a page of short courses; this year that page lists it, and it has a page of its own.
  school.then.accordion("/scholing/kort", "Korte trajecten", {"K0869", "K0745"});
  school.now.text("/scholing/kort", "Korte trajecten", "<p>Kijk verder bij onze losse cursussen.</p>");
  school.now.course("K0869");
  school.now.course("K0745");
  school.expect("K0869", "changed", "page_moved");
  school.expect("K0745", "changed", "page_moved");
  school.open();
}

void techhuis(World& world) {
  Both school(world, "techhuis", "Het Techniekhuis", Make::finder);
  school.same({"K0441", "K0442", "K0977", "K0460"});
  for (const char* code : {"K0977", "K0460"})  // first 503 or 429, then fine
    world.years.stammering.insert(school.at(school.old_address(code)));
  school.only_then("K0443", "page_removed");
  simweb::Answer gone;
  gone.status = 410;
  school.now.put(school.old_address("K0443"), gone);
  school.only_then("K0417", "page_removed");
  school.now.text(school.old_address("K0417"), "Oeps, deze pagina kunnen we niet vinden",
                  "<p>De pagina die je zoekt bestaat niet meer of is verplaatst.</p>");
  school.retitled("K0418", "Avondcursus Meng- en scheidingstechnieken niveau 3");
  school.only_then("K0989", "page_redirected");
  school.now.put(school.old_address("K0989"), redirect_to(school.at("/cursusoverzicht?sector=techniek")));
  school.only_now("K1047", "new_page");
  school.only_now("K1142", "new_certificate");
  school.course("K0812", Says::no_certificate, Says::offer, "new", "page_now_offers");
  school.course("K0689", Says::employers, Says::offer, "new", "now_open_to_individuals");
  school.course("K0693", Says::offer, Says::employers, "gone", "now_employer_only");
  school.then.bundle("Leergang installatietechniek", {"C0019", "C0022"});  // split up
  for (const char* code : {"C0019", "C0022"}) {
    school.now.course(code);
    school.expect(code, "changed", "page_moved");
  }
  school.then.course("K0686");
  school.now.put(school.old_address("K0686"), redirect_to(school.at("/aanbod/stroom/meten-en-beproeven")));
  school.now.course("K0686", Says::offer, "", "/aanbod/stroom/meten-en-beproeven");
  school.expect("K0686", "changed", "page_moved");
  school.course("K0350", Says::offer, Says::offer, "gone", "certificate_expired");
  school.only_then("K0704", "certificate_expired");
  school.then.course("K1058");
  school.now.text(school.old_address("K1058"), "Storing", "<p>Er ging iets mis.</p>", 500);
  school.now.list(school.old_address("K1058"), certificate_name("K1058"), "Werken met hoge spanning.");
  school.expect("K1058", "unknown", "not_crawled");
  school.open();
}

void groenepoort(World& world) {
  Both school(world, "groenepoort", "Groene Poort", Make::aspx);
  school.same({"K0682"});
  school.course("K1137", Says::offer, Says::waiting_list, "kept", "same");
  school.course("K0512", Says::offer, Says::stopped, "gone", "offer_withdrawn");
  school.course("K0651", Says::offer, Says::employers, "gone", "now_employer_only");
  school.course("K0498", Says::employers, Says::offer, "new", "now_open_to_individuals");
  school.retitled("C0021", "Koken in de horeca, deeltijd");
  school.only_then("K1226", "page_removed");  // 404, and the list still links it
  school.now.list(school.old_address("K1226"), certificate_name("K1226"),
                  "Begeleid collega's in de praktijk.");
  school.course("K0350", Says::offer, Says::offer, "gone", "certificate_expired");
  school.only_then("K0960", "certificate_replaced");
  for (const char* code : {"C0035", "K0790"}) {  // two pages taken up in one
    school.then.course(code);
    school.now.put(school.old_address(code),
                   redirect_to(school.at(school.now.address("Leergang gastvrij werken"))));
    school.expect(code, "changed", "page_moved");
  }
  school.now.bundle("Leergang gastvrij werken", {"C0035", "K0790"});
  for (const char* code : {"K0840", "K0826"}) {  // robots.txt closes this one folder this year
    const std::string path = "/voertuig/" + slug_of(certificate_name(code)) + ".aspx";
    school.then.course(code, Says::offer, "", path);
    school.now.course(code, Says::offer, "", path);
    school.expect(code, "unknown", "not_crawled");
  }
  simweb::Answer robots;
  robots.fields = {{"Content-Type", "text/plain"}};
  robots.body = "User-agent: *\nDisallow: /voertuig/\n";
  school.now.put("/robots.txt", robots);
  school.open();
}

void vakwerk(World& world) {
  Both school(world, "vakwerk", "Studio Vakwerk", Make::shop);
  school.same({"K0087"});
  school.retitled("K0996", "Word peercoach: Peercoaching in de praktijk");
  school.only_then("K0167", "page_removed");
  school.only_then("C0034", "page_redirected");
  school.now.put(school.old_address("C0034"), redirect_to(school.at("/cursusoverzicht"), 308));
  school.then.course("K0511");
  school.now.course("K1257");
  school.expect("K1257", "changed", "certificate_replaced");
  school.then.course("K1155", Says::no_certificate, "", "/product/didactische-ondersteuning/");
  school.now.course("K1155", Says::offer, "", "/product/didactische-ondersteuning/");
  school.expect("K1155", "new", "page_now_offers");
  school.course("K1167", Says::employers, Says::offer, "new", "now_open_to_individuals");
  school.course("K0879", Says::offer, Says::stopped, "gone", "offer_withdrawn");
  school.only_now("C0056", "new_page");
  school.only_now("C0123", "new_certificate");
  school.course("K0498", Says::offer, Says::employers, "gone", "now_employer_only");
  school.open();
}

/// Two schools become one, on a new site of a third make; one old site leads to its home, the other is off.
void rivierenland(World& world) {
  SchoolSite lingeland(world.years.before, "lingeland.example", "Lingeland College", Make::tabs);
  for (const char* code : {"K0905", "C0053", "C0039", "C0018"}) {
    lingeland.course(code);
    world.years.now["http://lingeland.example" + lingeland.address(certificate_name(code))] =
        redirect_to("http://rivierenland.example/");
  }
  lingeland.open();
  world.years.now["http://lingeland.example/"] = redirect_to("http://rivierenland.example/");
  SchoolSite merwede(world.years.before, "merwede.example", "ROC Merwede", Make::elementor);
  for (const char* code : {"K0905", "K0067", "K0290", "K0511"}) merwede.course(code);
  merwede.open();
  SchoolSite now(world.years.now, "rivierenland.example", "Rivierenland", Make::drupal);
  for (const char* code : {"K0905", "C0053", "K0067", "C0054", "K1270", "K0988"}) now.course(code);
  now.open();
  world.school("lingeland", ",,rivierenland,,2025-07-31");
  world.school("merwede", ",,rivierenland,,2025-07-31");
  world.school("rivierenland", ",lingeland|merwede,,2025-08-01,");
  world.expect("rivierenland", {"K0905", "C0053", "K0067"}, "changed", "institution_merged");
  world.expect("rivierenland", {"C0054", "K1270"}, "changed", "certificate_replaced");
  world.expect("rivierenland", {"C0039"}, "gone", "page_redirected");
  world.expect("rivierenland", {"K0511"}, "gone", "certificate_replaced");
  world.expect("rivierenland", {"K0988"}, "new", "new_page");

  Both zaan(world, "zaan", "Zaan", Make::shop);  // takes over a small school, and goes on as it was
  SchoolSite kogge(world.years.before, "kogge.example", "De Kogge", Make::tabs);
  zaan.same({"K0905", "K0087"});
  for (const char* code : {"K0022", "K0719"}) {
    kogge.course(code);
    zaan.now.course(code);
    zaan.expect(code, "changed", "institution_merged");
  }
  kogge.open();
  zaan.open();
  world.years.now["http://kogge.example/"] = redirect_to("http://zaan.example/");
  world.school("kogge", ",,zaan,,2025-07-31");
}

/// All at another host of the school, in other clothes; every old address leads, in two hops, to the new one.
void dommel(World& world) {
  SchoolSite then(world.years.before, "dommel.example", "Dommel", Make::elementor);
  SchoolSite now(world.years.now, "www.dommelcollege.example", "Dommel College", Make::finder);
  for (const char* code : {"K0118", "K0119", "K0233", "K0082", "K0066", "K0745"}) {
    const std::string path = then.address(certificate_name(code));
    then.course(code);
    now.course(code, Says::offer,
               std::string(code) == "K0745" ? "Aan de slag: Assisteren bij zorg en welzijn" : "");
    world.years.now["http://dommel.example" + path] = redirect_to("http://www.dommel.example" + path);
    world.years.now["http://www.dommel.example" + path] =
        redirect_to("http://www.dommelcollege.example" + now.address(certificate_name(code)), 302);
  }
  then.course("K0159");
  world.years.now["http://dommel.example" + then.address(certificate_name("K0159"))] =
      redirect_to("http://www.dommelcollege.example/");
  now.course("C0123");
  then.open();
  now.open();
  world.years.now["http://dommel.example/"] = redirect_to("http://www.dommelcollege.example/");
  world.years.institutions_csv +=
      "dommel,dommel,ROC,true,,Utrecht,http://dommel.example/"
      ",www.dommel.example|www.dommelcollege.example,,,,\r\n";
  world.expect("dommel", {"K0118", "K0119", "K0233", "K0082", "K0066", "K0745"}, "changed", "page_moved");
  world.expect("dommel", {"K0159"}, "gone", "page_redirected");
  world.expect("dommel", {"C0123"}, "new", "new_certificate");
}

/// A new site at the same host that knows no old address.
void eemvallei(World& world) {
  SchoolSite then(world.years.before, "eemvallei.example", "Eemvallei", Make::aspx);
  SchoolSite now(world.years.now, "eemvallei.example", "Eemvallei", Make::tabs);
  for (const char* code : {"K0137", "K0138", "C0024", "C0033"}) {
    then.course(code);
    now.course(code);
  }
  for (const char* code : {"K0136", "K0618", "K0611", "C0027"}) then.course(code);
  now.course("K0618", Says::employers);
  now.course("K0611", Says::stopped);
  then.course("K0996", Says::no_certificate);
  now.course("K0996", Says::offer, certificate_name("K0996"));
  then.open();
  now.open();
  world.school("eemvallei");
  world.expect("eemvallei", {"K0137", "K0138", "C0024", "C0033"}, "changed", "page_moved");
  world.expect("eemvallei", {"K0136"}, "gone", "page_removed");
  world.expect("eemvallei", {"K0618"}, "gone", "now_employer_only");
  world.expect("eemvallei", {"K0611"}, "gone", "offer_withdrawn");
  world.expect("eemvallei", {"C0027"}, "gone", "certificate_replaced");
  world.expect("eemvallei", {"K0996"}, "new", "page_now_offers");
}

/// A new site at the same host that knows no old address, and whose second page of the list gives errors.
void maasoever(World& world) {
  SchoolSite then(world.years.before, "maasoever.example", "Maasoever", Make::aspx);
  SchoolSite now(world.years.now, "maasoever.example", "Maasoever", Make::drupal);
  for (const char* code : {"K0432", "K0988", "K0902", "K1145", "K0233", "K0082", "K0066"}) {
    then.course(code);
    now.course(code);
  }
  then.open();
  now.open();
  simweb::Answer out_of_order;
  out_of_order.status = 503;
  for (const char* path :
       {"/cursusoverzicht?page=1", "/scholing/ouder-wordende-mensen-met-een-verstandelijke-beperking",
        "/scholing/mensen-met-licht-verstandelijke-beperking-met-moeilijk-verstaanbaar-gedrag"})
    world.years.now["http://maasoever.example" + std::string(path)] = out_of_order;
  world.school("maasoever");
  world.expect("maasoever", {"K0432", "K0988", "K0902", "K1145", "K0233"}, "changed", "page_moved");
  world.expect("maasoever", {"K0082", "K0066"}, "unknown", "not_crawled");
}

/// From pages of their own to headings on one page.
void kring(World& world) {
  Both school(world, "kring", "De Kring", Make::elementor);
  for (const char* code : {"C0040", "C0042", "C0059"}) {
    school.then.course(code);
    school.expect(code, "changed", "page_moved");
  }
  school.now.accordion("/volwassenen/korte-trajecten/", "Korte trajecten in de zorg",
                       {"C0040", "C0042", "C0059"});
  school.open();
}

/// Schools that come, go, or could not be seen in one of the years.
void comings_and_goings(World& world) {
  const auto site = [&](TwoYears::Pages& pages, const std::string& id, Make make, Codes codes) {
    SchoolSite school(pages, id + ".example", id, make);
    for (const char* code : codes) school.course(code);
    school.open();
  };
  const auto everywhere = [&](const std::string& id, Make make, Codes codes) {
    site(world.years.before, id, make, codes);
    site(world.years.now, id, make, codes);
  };
  simweb::Answer out_of_order;
  out_of_order.status = 503;
  const Codes closing = {"K0022", "K0061", "K0087", "K0165", "C0048"};
  everywhere("avondschool", Make::drupal, closing);  // its site lives on after it
  world.school("avondschool", ",,,,2025-07-31");
  world.expect("avondschool", closing, "gone", "institution_closed");
  const Codes starting = {"K0721", "K0722", "K0719", "K0498", "K0977"};
  everywhere("nieuwland", Make::aspx, starting);
  world.school("nieuwland", ",,,2025-08-01,");
  world.expect("nieuwland", starting, "new", "new_institution");

  const Codes unseen = {"K0905", "K0118", "C0053"};
  everywhere("storing", Make::shop, unseen);
  world.years.now["http://storing.example/robots.txt"] = out_of_order;
  everywhere("hersteld", Make::tabs, unseen);
  world.years.before["http://hersteld.example/robots.txt"] = out_of_order;
  site(world.years.before, "onbereikbaar", Make::finder, unseen);  // no such host this year
  for (const char* id : {"storing", "hersteld", "onbereikbaar"}) {
    world.school(id);
    world.expect(id, unseen, "unknown", "not_crawled");
  }

  // The second page of its list, and all that stands on it, gives errors this year.
  const Codes list = {"K0432", "K0988", "K0902", "K1145", "K0233", "K0082", "K0066"};
  everywhere("halfweg", Make::drupal, list);
  world.school("halfweg");
  world.expect("halfweg", {"K0432", "K0988", "K0902", "K1145", "K0233"}, "kept", "same");
  world.expect("halfweg", {"K0082", "K0066"}, "unknown", "not_crawled");
  for (const char* path :
       {"/cursusoverzicht?page=1", "/scholing/ouder-wordende-mensen-met-een-verstandelijke-beperking",
        "/scholing/mensen-met-licht-verstandelijke-beperking-met-moeilijk-verstaanbaar-gedrag"})
    world.years.now["http://halfweg.example" + std::string(path)] = out_of_order;
}

}  // namespace

TwoYears third_years() {
  World world;
  world.years.certificates_csv = third_certificates_csv();
  world.years.institutions_csv =
      "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,valid_"
      "until\r\n";
  waterland(world);
  vechtdal(world);
  techhuis(world);
  groenepoort(world);
  vakwerk(world);
  rivierenland(world);
  dommel(world);
  eemvallei(world);
  maasoever(world);
  kring(world);
  comings_and_goings(world);
  third_walls(world);
  third_wordings(world);
  return world.years;
}

}  // namespace vindbaar::tests
