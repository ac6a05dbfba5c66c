#pragma once
// A run that follows an earlier one (`--since`): which run that is, and where its archive lies.

#include "app/run_folder.hpp"

namespace vindbaar::app {

/// The names of the settings in the manifest.
inline constexpr const char* since_setting = "since";
inline constexpr const char* self_contained_setting = "self_contained";
inline constexpr const char* asks_pages_of_setting = "asks_pages_of";

/// The analysed run in `runs` with the latest reference date before `day`; empty when there is none. What it
/// found is asked again by a run of `day`, so that a page that went can be told from one that nobody asked
/// for. Of several on one date the last by name. Manifests that cannot be read are passed over.
std::string latest_run_before(const std::filesystem::path& runs, Date day);

/// The archive folders that the run's unchanged pages may lie in: of the run it follows, of the one that
/// follows, and so on; none for a run that follows none. Fails with `bad_input`, "E-RUN-SINCE", naming the
/// run that is not in `runs`.
Result<std::vector<std::filesystem::path>> earlier_archives(const std::filesystem::path& runs,
                                                            const Manifest& manifest);

/// The same for reading the run again: one that is self-contained needs only its own archive, which comes
/// first.
Result<std::vector<std::filesystem::path>> archives_to_read(const RunFolder& run, const Manifest& manifest);

}  // namespace vindbaar::app
