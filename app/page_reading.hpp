#pragma once
// Pages read from the archive, or taken from what was kept of them when they were read before.

#include "app/analysis.hpp"
#include "output/store/readings.hpp"

namespace vindbaar::app {

/// Opens the readings kept in a run's folder. When another process holds them, or nothing can be written
/// there, a store of its own takes their place and is gone afterwards.
Result<store::Readings> open_readings(const std::filesystem::path& file);

/// May be used from many threads.
class PageReading {
 public:
  PageReading(const extractors::Reader& reader, store::Readings& kept) : reader_(reader), kept_(kept) {}

  /// The two tiers. Both fail as load_page() does.
  Result<extractors::FirstLook> look(const ArchivedPage& page) const;
  Result<extractors::Document> document(const ArchivedPage& page) const;

 private:
  template <class Reading, class Make>
  Result<Reading> read(const char* tier, const ArchivedPage& page, const Make& make) const;

  const extractors::Reader& reader_;
  store::Readings& kept_;
};

}  // namespace vindbaar::app
