// SPDX-License-Identifier: Apache-2.0
// CSAF tests of the document's heading: languages (6.1.12, 6.1.15, 6.1.28) and sharing groups (6.1.38 to
// 6.1.41). Language subtags: ISO 639-1 and ISO 3166-1 as the IANA registry has them; three-letter languages,
// scripts and variants are judged by their form.
#include <algorithm>

#include "base/text.h"
#include "formats/csaf_rules.h"

namespace postern {
namespace {

constexpr std::string_view kLanguages =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik "
    "in io "
    "is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh "
    "mi mk "
    "ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw "
    "sa sc "
    "sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur "
    "uz ve "
    "vi vo wa wo xh yi yo za zh zu ";
constexpr std::string_view kRegions =
    " ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs "
    "bt bu "
    "bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr cs cu cv cw cx cy cz dd de dg dj dk dm do dz "
    "ea ec "
    "ee eg eh er es et eu ez fi fj fk fm fo fr fx ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy "
    "hk hm "
    "hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li "
    "lk lr "
    "ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni "
    "nl no "
    "np nr nt nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si "
    "sj sk "
    "sl sm sn so sr ss st su sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug um un "
    "us uy "
    "uz va vc ve vg vi vn vu wf ws yd ye yt yu za zm zr zw ";

bool isListed(std::string_view subtag, std::string_view list) {
  return list.find(" " + toLowerAscii(subtag) + " ") != std::string_view::npos;
}
bool isAlpha(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return isAsciiAlnum(c) && !isAsciiDigit(c); });
}

/// ISO 3166-1 leaves AA, QM to QZ, XA to XZ and ZZ to private use.
bool isRegion(std::string_view subtag) {
  const std::string folded = toLowerAscii(subtag);
  if (!isAlpha(folded)) return false;
  const bool isPrivate =
      folded == "aa" || folded == "zz" || folded[0] == 'x' || (folded[0] == 'q' && folded[1] >= 'm');
  return isPrivate || isListed(folded, kRegions);
}

/// RFC 5646, section 2.1: language, script, region, variants; extensions and private use as they come.
bool isLanguage(std::string_view tag) {
  const auto parts = split(tag, '-');
  for (const std::string_view part : parts) {
    if (part.empty() || part.size() > 8) return false;
  }
  if (parts.empty()) return false;
  if (equalsIgnoreCase(parts[0], "x") || equalsIgnoreCase(parts[0], "i")) return parts.size() > 1;
  if (!isAlpha(parts[0]) || (parts[0].size() == 2 && !isListed(parts[0], kLanguages))) return false;
  if (parts[0].size() != 2 && parts[0].size() != 3) return false;
  for (size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].size() == 1) return i + 1 < parts.size();
    if (parts[i].size() == 2) return isRegion(parts[i]);
  }
  return true;
}

void checkLanguages(const CsafDocument& document, CsafProblems& problems) {
  const Node lang = document.document["lang"];
  const Node source = document.document["source_lang"];
  for (const auto& [node, where] :
       {std::pair(lang, "/document/lang"), std::pair(source, "/document/source_lang")}) {
    if (node.exists() && !isLanguage(node.text()))
      problems.add("6.1.12", "\"" + std::string(node.text()) + "\" is no language", where);
  }
  if (document.document["publisher"]["category"].text() == "translator" && source.text().empty()) {
    problems.add(
        "6.1.15",
        source.exists() ? "source_lang of a translation is empty" : "source_lang of a translation is missing",
        "/document/source_lang");
  }
  if (lang.exists() && equalsIgnoreCase(lang.text(), source.text()))
    problems.add("6.1.28", "lang and source_lang are both " + std::string(lang.text()),
                 "/document/source_lang");
}

// 2.1, section 3.2.2.5.1: the Max UUID stands for everybody, the Nil UUID for nobody.
constexpr std::string_view kEverybody = "ffffffff-ffff-ffff-ffff-ffffffffffff";
constexpr std::string_view kNobody = "00000000-0000-0000-0000-000000000000";
constexpr std::string_view kEverybodyName = "Public";
constexpr std::string_view kNobodyName = "No sharing allowed";

void checkSharingGroup(const CsafDocument& document, CsafProblems& problems) {
  const Node group = document.document["distribution"]["sharing_group"];
  if (!group.exists()) return;
  const std::string where = "/document/distribution/sharing_group";
  const std::string_view id = group["id"].text();
  const std::string_view name = group["name"].text();
  const std::string_view label = document.document["distribution"]["tlp"]["label"].text();
  if (id == kEverybody && label != "CLEAR")
    problems.add("6.1.38", "the sharing group is everybody, the label TLP:" + std::string(label), where);
  const bool isDraftForNobody = id == kNobody && document.status == "draft";
  if (label == "CLEAR" && id != kEverybody && !isDraftForNobody)
    problems.add("6.1.39", "the label is TLP:CLEAR, the sharing group is not everybody", where);
  if ((name == kEverybodyName && id != kEverybody) || (name == kNobodyName && id != kNobody))
    problems.add("6.1.40", "the name \"" + std::string(name) + "\" is reserved for another id", where);
  if ((id == kEverybody && name != kEverybodyName) || (id == kNobody && name != kNobodyName))
    problems.add("6.1.41", "the reserved id " + std::string(id) + " must have its reserved name", where);
}

}  // namespace

void checkCsafHeading(const CsafDocument& document, CsafProblems& problems) {
  checkLanguages(document, problems);
  if (document.is21) checkSharingGroup(document, problems);
}

}  // namespace postern
