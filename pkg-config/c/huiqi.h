/*
 * libhuiqi: which awards of a policy an enterprise may apply for, how much, and what is missing.
 *
 * What goes in is UTF-8 with its length in bytes; no NUL is needed at its end. It stays the caller's, who leaves it as
 * it is until the call returns.
 *
 * What comes out is UTF-8 with a NUL at its end: with HUIQI_STATUS_OK the answer, byte for byte that of the command's
 * `--json` without its line feed; with any other status problem details (RFC 9457) as the command prints them. It is the
 * caller's, who frees it with huiqi_text_free and not with free. Each call sets it; where `answer` itself is NULL,
 * nothing can be told, and the call is HUIQI_STATUS_MISUSE.
 *
 * Every function may be called from any thread at any time. None throws or unwinds.
 *
 * Written from src/c.rs by `make generate`. docs/c.md shows how it is used from C, Java and Python.
 */

#ifndef HUIQI_H
#define HUIQI_H

#include <stddef.h>
#include <stdint.h>

/**
 * What came of a call. The numbers are those of the command's exit codes, and one more.
 */
enum huiqi_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It was answered, whatever the verdict.
   */
  HUIQI_STATUS_OK = 0,
  /**
   * The library is at fault, or the machine.
   */
  HUIQI_STATUS_FAULT = 1,
  /**
   * What was given is wrong: it is not JSON, not an application, names no measure …
   */
  HUIQI_STATUS_REFUSED = 2,
  /**
   * The call is wrong: a null pointer, an impossible length, an engine that is none or was freed.
   */
  HUIQI_STATUS_MISUSE = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum huiqi_status huiqi_status;
#else
typedef int32_t huiqi_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * An engine: one policy in one language. It does not change after it was loaded; any number of threads may ask it at
 * once. What the pointer holds is a number and no address: it is handed back to this library, and nothing else can be done with it.
 */
typedef struct huiqi huiqi;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the library, such as "0.1.0". It is not to be freed.
 */
const char *huiqi_version(void);

/**
 * Opens an engine, to be freed with huiqi_free.
 *
 * `pack` is a built pack (JSON, as `huiqi pack build` writes it), or NULL for the policy that the library carries.
 * `language` is the tag of a language that the library carries for it, such as "en", or a built catalogue (JSON, as
 * `huiqi pack catalogue` writes it), or NULL for the pack's own. With NULL the length is 0.
 *
 * With HUIQI_STATUS_OK `engine` is set to the engine and `refusal` to NULL, otherwise `engine` to NULL and `refusal` to the
 * reason.
 */
huiqi_status huiqi_load(const char *pack,
                        size_t pack_length,
                        const char *language,
                        size_t language_length,
                        struct huiqi **engine,
                        char **refusal);

/**
 * Closes an engine. Calls that other threads have begun are finished. NULL is no engine, and all is well.
 *
 * An engine that was freed already is HUIQI_STATUS_MISUSE, and nothing happens.
 */
huiqi_status huiqi_free(struct huiqi *engine);

/**
 * Frees a text that this library gave. NULL is no text, and all is well.
 *
 * Nothing can tell whether a text was freed already or comes from elsewhere: that is for the caller to see to.
 */
void huiqi_text_free(char *text);

/**
 * What the pack says of its document: `GET /v1/pack`.
 */
huiqi_status huiqi_pack(const struct huiqi *engine, char **answer);

/**
 * The measures, in the order of the text: `huiqi measures --json`.
 */
huiqi_status huiqi_measures(const struct huiqi *engine, char **answer);

/**
 * All of a measure that does not depend on an application: `huiqi measure ID --json`. `id` may be the number of its
 * article.
 */
huiqi_status huiqi_measure(const struct huiqi *engine,
                           const char *id,
                           size_t length,
                           char **answer);

/**
 * The facts of a measure as a JSON Schema with labels and help: `huiqi form ID --json`. `id` may be the number of its
 * article.
 */
huiqi_status huiqi_form(const struct huiqi *engine,
                        const char *id,
                        size_t length,
                        char **answer);

/**
 * Assesses an application: `huiqi assess FILE --json`. One without a date is of today in Asia/Shanghai.
 */
huiqi_status huiqi_assess(const struct huiqi *engine,
                          const char *application,
                          size_t length,
                          char **answer);

/**
 * Every measure for one applicant: `huiqi match FILE --json`. A profile without a date is of today in Asia/Shanghai.
 */
huiqi_status huiqi_match(const struct huiqi *engine,
                         const char *profile,
                         size_t length,
                         char **answer);

/**
 * The days of an application's procedure as an iCalendar file (RFC 5545): `huiqi assess FILE --ics`.
 */
huiqi_status huiqi_deadlines(const struct huiqi *engine,
                             const char *application,
                             size_t length,
                             char **answer);

/**
 * The application as understood, its assessment, and a digest over both: `huiqi receipt FILE --json`.
 */
huiqi_status huiqi_receipt(const struct huiqi *engine,
                           const char *application,
                           size_t length,
                           char **answer);

/**
 * Computes a receipt, or what the QR code of a report says, anew and names every field that does not hold:
 * `huiqi verify FILE --json`. HUIQI_STATUS_OK says that it was looked at; whether it holds, the answer says.
 */
huiqi_status huiqi_verify(const struct huiqi *engine,
                          const char *receipt,
                          size_t length,
                          char **answer);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* HUIQI_H */
