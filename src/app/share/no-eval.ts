import { z } from 'zod/mini';

/** The page's policy forbids to compile texts, which zod would try as soon as a schema is made: this module comes before any schema. */
z.config({ jitless: true });
