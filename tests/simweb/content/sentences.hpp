#pragma once
// Sentences as schools write them, in many variants, from public pages and reports. In braces: titel (the
// course as the site calls it), naam (the certificate's name), school, plaats, start, uren, weken, prijs,
// telefoon, stopdatum.

#include <span>
#include <string_view>

namespace vindbaar::simweb::sentences {

using Bank = std::span<const std::string_view>;

// A course that leads to an mbo-certificaat.
Bank certificate_claim();     ///< That one gets the certificate.
Bank certificate_result();    ///< The same as the value of a fact "Resultaat".
Bank certificate_register();  ///< More about the certificate, no claim of its own.
Bank enrol_individually();    ///< That a person can enrol.
Bank enrol_waiting_list();    ///< Full for now, or starting when enough have enrolled: still an offer (report
                              ///< rule R23).
Bank enrol_both();            ///< Individuals, and employers with a group.
Bank code_mention();          ///< With {code}.

// Certificate courses that do not count.
Bank employer_only();
Bank employer_pitch();
Bank withdrawn();

// Any course.
Bank lead();
Bank audience();
Bank admission();
Bank study_method();
Bank costs();
Bank exam();

// Courses that lead to something else; {uitkomst} is what.
Bank other_result();
Bank other_body();

}  // namespace vindbaar::simweb::sentences
