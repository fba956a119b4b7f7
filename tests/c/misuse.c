/*
 * What a program may do wrong with libhuiqi, and what must come of it: a status, and problem details that say what is wrong.
 * Nothing is read beyond what was handed over, and nothing ends the program.
 */
#define _GNU_SOURCE
#include <huiqi.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define APPLICATION "{\"measure\":\"data-purchase\",\"date\":\"2026-06-15\",\"facts\":{}}"

static _Atomic int checks, failures;

static void check(int holds, int line, const char *what) {
  checks++;
  if (holds) return;
  failures++;
  fprintf(stderr, "misuse.c:%d: %s\n", line, what);
}
#define CHECK(what) check((what), __LINE__, #what)

/* Whether a call came to this status and a text that begins so, which is freed. */
static int came_to(huiqi_status status, huiqi_status expected, char *text, const char *begins) {
  int holds = status == expected && text != NULL && strncmp(text, begins, strlen(begins)) == 0;
  if (!holds) fprintf(stderr, "status %d: %s\n", status, text ? text : "NULL");
  huiqi_text_free(text);
  return holds;
}

static huiqi *opened(void) {
  huiqi *engine = NULL;
  char *refusal = NULL;
  CHECK(huiqi_load(NULL, 0, NULL, 0, &engine, &refusal) == HUIQI_STATUS_OK);
  CHECK(engine != NULL && refusal == NULL);
  return engine;
}

static void loading(void) {
  huiqi *engine = (huiqi *)(void *)&checks;
  char *refusal = NULL;
  huiqi_status status = huiqi_load("{}", 2, NULL, 0, &engine, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, refusal, "{\"code\":\"pack.invalid\"") && engine == NULL);
  status = huiqi_load("{}", 0, NULL, 0, &engine, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, refusal, "{\"code\":\"pack.invalid\""));
  status = huiqi_load(NULL, 2, NULL, 0, &engine, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, refusal, "{\"code\":\"call.null\""));
  status = huiqi_load(NULL, 0, "tlh", 3, &engine, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, refusal, "{\"code\":\"language.unknown\""));
  status = huiqi_load(NULL, 0, "{\"catalogue\":1}", 15, &engine, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, refusal, "{\"code\":\"catalogue.invalid\""));
  status = huiqi_load(NULL, 0, NULL, 0, NULL, &refusal);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, refusal, "{\"code\":\"call.null\""));
  engine = (huiqi *)(void *)&checks;
  CHECK(huiqi_load(NULL, 0, NULL, 0, &engine, NULL) == HUIQI_STATUS_MISUSE && engine == NULL);
}

static void pointers(huiqi *engine) {
  char *answer = NULL;
  size_t length = strlen(APPLICATION);
  huiqi_status status = huiqi_assess(NULL, APPLICATION, length, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.null\""));
  status = huiqi_measures((const huiqi *)&length, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.engine\""));
  status = huiqi_assess(engine, NULL, 0, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.null\""));
  status = huiqi_receipt(engine, NULL, length, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.null\""));
  status = huiqi_form(engine, NULL, 0, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.null\""));
  CHECK(huiqi_assess(engine, APPLICATION, length, NULL) == HUIQI_STATUS_MISUSE);
  CHECK(huiqi_pack(engine, NULL) == HUIQI_STATUS_MISUSE);
  huiqi_text_free(NULL);
}

static void lengths(huiqi *engine) {
  char *answer = NULL;
  huiqi_status status = huiqi_assess(engine, APPLICATION, SIZE_MAX, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.length\""));
  status = huiqi_verify(engine, APPLICATION, (size_t)PTRDIFF_MAX + 1, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.length\""));
  status = huiqi_assess(engine, "", 0, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"json.syntax\""));
  status = huiqi_assess(engine, APPLICATION, strlen(APPLICATION) - 1, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"json.syntax\""));
  status = huiqi_assess(engine, APPLICATION, strlen(APPLICATION) + 1, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"json.syntax\""));
  status = huiqi_measure(engine, "", 0, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"measure.unknown\""));
  status = huiqi_measure(engine, "\xff\0", 2, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"measure.unknown\""));
}

/* A text at the very end of what may be read: one byte more, and the program would end. */
static void edges(huiqi *engine) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), length = strlen(APPLICATION);
  char *room = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(room != MAP_FAILED && mprotect(room + page, page, PROT_NONE) == 0);
  char *text = room + page - length, *answer = NULL;
  memcpy(text, APPLICATION, length);
  CHECK(mprotect(room, page, PROT_READ) == 0);
  huiqi_status status = huiqi_assess(engine, text, length, &answer);
  CHECK(came_to(status, HUIQI_STATUS_OK, answer, "{\"award\":"));
  munmap(room, 2 * page);
}

/* Of what is too large, the library reads no more than it must to know. */
static void too_large(huiqi *engine) {
  size_t length = (size_t)64 << 20;
  char *room = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *answer = NULL;
  CHECK(room != MAP_FAILED);
  memset(room, ' ', (size_t)3 << 20);
  huiqi_status status = huiqi_assess(engine, room, length, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"json.size\""));
  memset(room, '[', (size_t)1 << 20);
  status = huiqi_assess(engine, room, (size_t)1 << 20, &answer);
  CHECK(came_to(status, HUIQI_STATUS_REFUSED, answer, "{\"code\":\"json.depth\""));
  munmap(room, length);
}

static _Atomic int answered;

/* Asks until the engine is none any more, now one thing and now another. */
static void *ask_until_freed(void *engine) {
  for (int turn = 0;; turn++) {
    char *answer = NULL;
    huiqi_status status = turn % 2 == 0 ? huiqi_match(engine, "{\"facts\":{}}", 12, &answer)
                                        : huiqi_receipt(engine, APPLICATION, strlen(APPLICATION), &answer);
    if (status != HUIQI_STATUS_OK) {
      CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.engine\""));
      return NULL;
    }
    huiqi_text_free(answer);
    answered++;
  }
}

/* An engine that is freed while others ask it: what they began is finished, what they begin then is refused. */
static void freed_meanwhile(void) {
  huiqi *engine = opened();
  pthread_t running[4];
  pthread_attr_t small;
  pthread_attr_init(&small);
  CHECK(pthread_attr_setstacksize(&small, (size_t)256 << 10) == 0);
  for (int index = 0; index < 4; index++) CHECK(pthread_create(&running[index], &small, ask_until_freed, engine) == 0);
  while (answered < 8) usleep(1000);
  CHECK(huiqi_free(engine) == HUIQI_STATUS_OK);
  for (int index = 0; index < 4; index++) pthread_join(running[index], NULL);
  pthread_attr_destroy(&small);
}

static void freed_twice(void) {
  huiqi *one = opened(), *other = opened();
  CHECK(one != other);
  CHECK(huiqi_free(one) == HUIQI_STATUS_OK);
  CHECK(huiqi_free(one) == HUIQI_STATUS_MISUSE);
  huiqi *next = opened();
  CHECK(next != one && huiqi_free(one) == HUIQI_STATUS_MISUSE);
  char *answer = NULL;
  huiqi_status status = huiqi_measures(one, &answer);
  CHECK(came_to(status, HUIQI_STATUS_MISUSE, answer, "{\"code\":\"call.engine\""));
  status = huiqi_measures(other, &answer);
  CHECK(came_to(status, HUIQI_STATUS_OK, answer, "[{\"applicants\":"));
  CHECK(huiqi_free(other) == HUIQI_STATUS_OK && huiqi_free(next) == HUIQI_STATUS_OK);
  CHECK(huiqi_free(NULL) == HUIQI_STATUS_OK);
}

int main(void) {
  huiqi *engine = opened();
  loading();
  pointers(engine);
  lengths(engine);
  edges(engine);
  too_large(engine);
  CHECK(huiqi_free(engine) == HUIQI_STATUS_OK);
  freed_meanwhile();
  freed_twice();
  printf("%d checks, %s, version %s\n", checks, failures == 0 ? "all hold" : "some fail", huiqi_version());
  return failures == 0 ? 0 : 1;
}
