// SPDX-License-Identifier: Apache-2.0
// Demo service of the sample estate, deliberately vulnerable: never deploy.
// Turns an order line into the commands of a label printer.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_SIZE 64

static void formatLabel(char *label, const char *name, const char *street) {
  strcpy(label, name);
  strcat(label, "\n");
  strcat(label, street);
}

static int spool(const char *printer, const char *label) {
  char command[128];
  sprintf(command, "lp -d %s", printer);
  FILE *pipe = popen(command, "w");
  if (!pipe) return -1;
  fprintf(pipe, label);
  return pclose(pipe);
}

int main(int argc, char **argv) {
  char label[LABEL_SIZE];
  if (argc < 4) return 2;
  formatLabel(label, argv[2], argv[3]);
  int copies = atoi(argv[1]);
  while (copies-- > 0) spool(getenv("PRINTER"), label);
  return 0;
}
