/*
 * Asks libhuiqi what stands on standard input, from several threads at once, and writes what it answers.
 *
 *     speak THREADS LANGUAGE|@FILE|- PACK|-
 *
 * In: `VERB LENGTH\n` and as many bytes, again and again. Out, in the same order: `STATUS LENGTH\n` and the bytes. Each
 * thread asks a part, so that everything is asked twice; where two answers differ, the program fails.
 * speak.py and Speak.java do the same.
 */
#include <huiqi.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
  char verb[16];
  char *text;
  size_t length;
  _Atomic int status;
  _Atomic(char *) answer;
};

static struct request *requests;
static size_t count;
static int threads;
static const huiqi *engine;

static void fail(const char *what) {
  fprintf(stderr, "speak: %s\n", what);
  exit(1);
}

static void *bytes(size_t length) {
  void *room = malloc(length > 0 ? length : 1);
  if (room == NULL) fail("no memory");
  return room;
}

static char *file(const char *path, size_t *length) {
  FILE *in = fopen(path, "rb");
  if (in == NULL || fseek(in, 0, SEEK_END) != 0) fail(path);
  *length = (size_t)ftell(in);
  rewind(in);
  char *text = bytes(*length);
  if (fread(text, 1, *length, in) != *length) fail(path);
  fclose(in);
  return text;
}

static void read_requests(void) {
  struct request one = {.answer = NULL};
  while (scanf("%15s %zu", one.verb, &one.length) == 2 && getchar() == '\n') {
    one.text = bytes(one.length);
    if (fread(one.text, 1, one.length, stdin) != one.length) fail("the input ends too early");
    requests = realloc(requests, (count + 1) * sizeof *requests);
    if (requests == NULL) fail("no memory");
    requests[count++] = one;
  }
}

static huiqi_status ask(const struct request *one, char **answer) {
  const char *verb = one->verb, *text = one->text;
  size_t length = one->length;
  if (strcmp(verb, "pack") == 0) return huiqi_pack(engine, answer);
  if (strcmp(verb, "measures") == 0) return huiqi_measures(engine, answer);
  if (strcmp(verb, "measure") == 0) return huiqi_measure(engine, text, length, answer);
  if (strcmp(verb, "form") == 0) return huiqi_form(engine, text, length, answer);
  if (strcmp(verb, "assess") == 0) return huiqi_assess(engine, text, length, answer);
  if (strcmp(verb, "match") == 0) return huiqi_match(engine, text, length, answer);
  if (strcmp(verb, "deadlines") == 0) return huiqi_deadlines(engine, text, length, answer);
  if (strcmp(verb, "receipt") == 0) return huiqi_receipt(engine, text, length, answer);
  if (strcmp(verb, "verify") == 0) return huiqi_verify(engine, text, length, answer);
  fail(verb);
  return HUIQI_STATUS_FAULT;
}

static void *ask_all(void *number) {
  size_t first = count * *(size_t *)number / (size_t)threads, steps = 2 * count / (size_t)threads + 1;
  for (size_t step = 0; step < steps; step++) {
    struct request *one = &requests[(first + step) % count];
    char *answer = NULL, *known = NULL;
    int status = ask(one, &answer);
    if (answer == NULL) fail("no answer");
    if (atomic_compare_exchange_strong(&one->answer, &known, answer)) {
      atomic_store(&one->status, status);
      continue;
    }
    if (strcmp(answer, known) != 0) fail("the same is answered differently");
    huiqi_text_free(answer);
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 4) fail("usage: speak THREADS LANGUAGE|@FILE|- PACK|-");
  threads = atoi(argv[1]);
  size_t length = 0, said = strlen(argv[2]);
  char *catalogue = argv[2][0] == '@' ? file(argv[2] + 1, &said) : NULL;
  char *pack = strcmp(argv[3], "-") == 0 ? NULL : file(argv[3], &length);
  const char *language = catalogue ? catalogue : argv[2];
  if (strcmp(argv[2], "-") == 0) language = NULL, said = 0;
  huiqi *opened;
  char *refusal;
  if (huiqi_load(pack, length, language, said, &opened, &refusal) != HUIQI_STATUS_OK) fail(refusal);
  free(pack);
  free(catalogue);
  engine = opened;
  read_requests();

  pthread_t *running = bytes((size_t)threads * sizeof *running);
  size_t *numbers = bytes((size_t)threads * sizeof *numbers);
  for (int index = 0; index < threads; index++) {
    numbers[index] = (size_t)index;
    if (pthread_create(&running[index], NULL, ask_all, &numbers[index]) != 0) fail("no thread");
  }
  for (int index = 0; index < threads; index++) pthread_join(running[index], NULL);
  free(running);
  free(numbers);

  for (size_t index = 0; index < count; index++) {
    char *answer = requests[index].answer;
    printf("%d %zu\n%s", requests[index].status, strlen(answer), answer);
    huiqi_text_free(answer);
    free(requests[index].text);
  }
  free(requests);
  return huiqi_free(opened) == HUIQI_STATUS_OK ? 0 : 1;
}
