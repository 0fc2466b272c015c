#pragma once
#include <libpq-fe.h>

/// A server's notices go nowhere: what matters comes back as an error, and a notice may quote a user's text.
static inline void hearten_pq_no_notice(void *context, const char *message) { (void)context; (void)message; }
static inline void hearten_pq_silence(PGconn *connection) { PQsetNoticeProcessor(connection, hearten_pq_no_notice, NULL); }
