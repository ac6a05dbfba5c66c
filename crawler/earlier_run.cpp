#include "crawler/earlier_run.hpp"

#include <utility>

namespace vindbaar::crawler {

std::vector<std::string> conditions(const EarlierAnswer& earlier) {
  std::vector<std::string> lines;
  if (!earlier) return lines;
  const std::pair<const char*, const char*> fields[] = {{"If-None-Match", "ETag"},
                                                        {"If-Modified-Since", "Last-Modified"}};
  for (const auto& [condition, validator] : fields) {
    const std::string_view value = archive::header(earlier->answer.http_headers, validator);
    const bool is_one_line = value.find_first_of("\r\n") == std::string_view::npos;
    if (!value.empty() && is_one_line) lines.push_back(std::string(condition) + ": " + std::string(value));
  }
  return lines;
}

void recognize(archive::Exchange& exchange, const archive::Earlier& earlier) {
  using Profile = archive::RevisitOf::Profile;
  const bool is_same = exchange.status == 200 && exchange.truncated.empty() && !exchange.body.empty() &&
                       archive::sha1_base32(exchange.body) == earlier.of.payload_digest;
  if (exchange.status != 304 && !is_same) return;
  exchange.revisit = earlier.of;
  exchange.revisit->profile = is_same ? Profile::identical_payload_digest : Profile::server_not_modified;
}

archive::Exchange in_full(archive::Exchange exchange, const archive::Record& earlier_answer) {
  if (!exchange.revisit || exchange.status != 304) return exchange;
  archive::Record fresh;
  fresh.http_headers = std::move(exchange.headers);
  archive::Record whole = archive::completed(fresh, earlier_answer);
  exchange.status = whole.status;
  exchange.status_line = std::move(whole.status_line);
  exchange.headers = std::move(whole.http_headers);
  exchange.body = whole.body();
  return exchange;
}

EarlierAnswer EarlierRun::about(const Task& task) const {
  if (!archives_ || task.kind == "robots") return nullptr;
  auto earlier = archives_->newest(task.url.text());
  return earlier ? std::make_shared<const archive::Earlier>(*std::move(earlier)) : nullptr;
}

archive::Stored EarlierRun::write(archive::Exchange& exchange, const EarlierAnswer& earlier,
                                  Journal& journal) const {
  if (earlier) recognize(exchange, *earlier);
  if (exchange.revisit && copies_) copy(*exchange.revisit, journal);
  const archive::Stored stored = journal.write(exchange);
  if (earlier) exchange = in_full(std::move(exchange), earlier->answer);
  return stored;
}

void EarlierRun::copy(const archive::RevisitOf& of, Journal& journal) const {
  const auto place = archives_->find(of);
  if (!place) throw StorageFailure{place.error()};
  const auto record = archive::read_record(place->folder, place->location);
  if (!record) throw StorageFailure{record.error()};
  const std::string run = place->folder.parent_path().filename().string();
  journal.copy(*record, run + "/" + place->folder.filename().string() + "/" + place->location.file + ":" +
                            std::to_string(place->location.offset));
}

Result<archive::Record> EarlierRun::resolve(archive::Record record) const {
  if (record.type != "revisit" || !archives_) return record;
  return archives_->resolve(std::move(record));
}

}  // namespace vindbaar::crawler
