// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "output/markdown_text.h"
#include "output/tickets.h"

namespace postern {
namespace {

Ticket ticket() {
  Ticket ticket;
  ticket.key = "postern-0123456789abcdef";
  ticket.title = "Upgrade \"log4j\", now";
  ticket.body = "Body\n\n<!-- postern-0123456789abcdef -->\n";
  ticket.labels = {"postern", ticket.key};
  ticket.band = Band::kNow;
  ticket.due = 1'790'000'000;
  ticket.repository = "github.com/acme/shop";
  return ticket;
}

std::string written(TicketSystem system, std::vector<Ticket> tickets = {ticket()}) {
  std::string out;
  writeTickets(tickets, system, [&](std::string_view part) { out += part; });
  return out;
}

TEST(Tickets, JiraTakesThemWithAnExternalId) {
  EXPECT_EQ(
      written(TicketSystem::kJiraCsv),
      "External issue ID,Summary,Description,Issue Type,Priority,Labels,Due Date,Security owner\r\n"
      "postern-0123456789abcdef,\"Upgrade \"\"log4j\"\", now\",\"Body\n\n<!-- postern-0123456789abcdef -->\n"
      "\",Bug,Highest,postern postern-0123456789abcdef,2026-09-21,\r\n");
  EXPECT_NE(written(TicketSystem::kJiraJson).find(R"("externalId":"postern-0123456789abcdef")"),
            std::string::npos);
}

TEST(Tickets, ForgesTakeTheBodyOfTheirRestCall) {
  EXPECT_EQ(written(TicketSystem::kGithub),
            R"({"title":"Upgrade \"log4j\", now","body":"Body\n\n<!-- postern-0123456789abcdef -->\n",)"
            R"("labels":["postern","postern-0123456789abcdef"]})"
            "\n");
  EXPECT_NE(written(TicketSystem::kGitlab)
                .find(R"("labels":"postern,postern-0123456789abcdef","due_date":"2026-09-21")"),
            std::string::npos);
}

TEST(Tickets, AnAddressOpensTheForm) {
  const std::string url = newTicketUrl(ticket());
  EXPECT_TRUE(url.starts_with(
      "https://github.com/acme/shop/issues/new?title=Upgrade%20%22log4j%22%2C%20now&labels="));
  EXPECT_TRUE(url.ends_with("%3C%21--%20postern-0123456789abcdef%20--%3E%0A"));
  Ticket elsewhere = ticket();
  elsewhere.repository = "git.example.org/acme/shop";
  EXPECT_EQ(newTicketUrl(elsewhere), "");
  elsewhere.repository = "gitlab.example.org/acme/shop";
  EXPECT_TRUE(newTicketUrl(elsewhere).starts_with(
      "https://gitlab.example.org/acme/shop/-/issues/new?issue%5Btitle%5D="));
}

TEST(Tickets, ALongBodyIsCutBetweenCharactersAndKeepsItsKey) {
  for (size_t extra = 0; extra < 12; ++extra) {
    Ticket long_ = ticket();
    long_.body = std::string(extra, 'a');
    for (int i = 0; i < 2000; ++i) long_.body += "é€";
    long_.body += "\n<!-- " + long_.key + " -->\n";
    const std::string url = newTicketUrl(long_);
    EXPECT_LE(url.size(), 7'500U);
    EXPECT_TRUE(url.ends_with("%3C%21--%20postern-0123456789abcdef%20--%3E%0A"));
    const std::string body = url.substr(url.find("&body=") + 6);
    const std::string cut = body.substr(0, body.find("%0A%3C"));
    EXPECT_TRUE(cut.ends_with("%C3%A9") || cut.ends_with("%E2%82%AC") || cut.ends_with("a"))
        << cut.substr(cut.size() - 20);
  }
}

TEST(Tickets, TextsOfReportsStayTexts) {
  EXPECT_EQ(markdownLiteral("[x](http://e) @bob #1 <img>\n\n# h"),
            "&#91;x&#93;&#40;http&#58;//e&#41; &#64;bob &#35;1 &#60;img&#62; &#35; h");
  EXPECT_EQ(markdownLiteral("abcdef", 3), "abc…");
}

}  // namespace
}  // namespace postern
