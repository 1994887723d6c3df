// SPDX-License-Identifier: Apache-2.0
// Makes workbooks (OOXML) of the texts of their sheets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/read/archives.h"

namespace postern {

struct SheetText {
  std::string name;
  std::string data;  // what is in <sheetData>
};

inline std::string workbook(const std::vector<SheetText>& sheets, std::string_view strings = "",
                            std::string_view styles = "", std::string_view properties = "") {
  std::string list;
  std::string relations;
  std::vector<Member> members = {{"[Content_Types].xml", "<Types/>"}};
  for (size_t i = 0; i < sheets.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>";
    relations += "<Relationship Id=\"rId" + id + "\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet" +
                 id + ".xml\"/>";
    members.push_back({"xl/worksheets/sheet" + id + ".xml",
                       "<worksheet><sheetData>" + sheets[i].data + "</sheetData></worksheet>"});
  }
  relations +=
      "<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
      "<Relationship Id=\"t\" Type=\"http://x/styles\" Target=\"styles.xml\"/>";
  members.push_back({"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + std::string(properties) + "<sheets>" +
                                            list + "</sheets></workbook>"});
  members.push_back({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
  members.push_back({"xl/sharedStrings.xml", "<sst>" + std::string(strings) + "</sst>"});
  members.push_back({"xl/styles.xml", "<styleSheet>" + std::string(styles) + "</styleSheet>"});
  return zip(members);
}

}  // namespace postern
