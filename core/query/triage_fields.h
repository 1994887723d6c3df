// SPDX-License-Identifier: Apache-2.0
// Fields of findings that tell what people said of them (enrich/triage.h).
#pragma once

#include "query/estate_view.h"
#include "query/list_source.h"

namespace postern {

// Onto the end of the list of a finding's fields. `status` is open, accepted, false_positive, fixed or
// suppressed; `has` is any of status (a person decided it), assignee, note, expiry; `contested` and `expired`
// are yes or no.
#define POSTERN_TRIAGE_FIELDS \
  {"status"}, {"assignee"}, {"has"}, {"contested"}, { "expired" }

bool isTriageField(std::string_view field);
Dimension triageField(const EstateView& view, std::string_view field);

}  // namespace postern
