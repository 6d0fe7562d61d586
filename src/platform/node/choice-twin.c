/*
 * The researchers' choice of jobs (model, section 4; src/model/researchers/valuation.ts, src/games/labour/choice.ts) written again in plain C: what the
 * benchmark is measured against, and a second opinion on its results, which agree bit for bit. Compile without contraction of products and sums.
 *
 * choice_twin INPUT OUTPUT: asks everyone once a pass, the shares of one pass being what people see in the next. Prints the milliseconds of each pass and
 * writes everyone's job. INPUT: four 32-bit words (people, passes, the two words of the key), the doubles of `struct settings`, nine 32-bit fractions a
 * person, a byte a person.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CAPABILITIES, ALIGNMENT, NEITHER };
enum { WAGE, LIFE, CIRCLE, SCOPE, STANDING, CAUSE, BLAME, DOOM, IMPACT, TRAITS };

struct settings {
  double years, wage_capabilities, wage_alignment, wage_neither, stipend, crowding, chance_to_matter, risk_cut, doom, life_value, circle, circle_weight,
    scope, mankind, mankind_life_value, cause, impact, blame, standing, alignment_esteem, peers, switching_cost, spread, each;
};

static uint32_t rotate(uint32_t word, int by) { return (word << by) | (word >> (32 - by)); }

/* Threefry-2x32 of 13 rounds. */
static double uniform(uint32_t a, uint32_t b, uint32_t person, uint32_t step) {
  static const int turns[8] = { 13, 15, 26, 6, 17, 29, 16, 24 };
  const uint32_t keys[3] = { a, b, 0x1bd11bda ^ a ^ b };
  uint32_t x = person + a, y = step + b;
  for (int round = 0; round < 13; round++) {
    x += y;
    y = rotate(y, turns[round % 8]) ^ x;
    if (round % 4 == 3) {
      const int injection = round / 4 + 1;
      x += keys[injection % 3];
      y += keys[(injection + 1) % 3] + injection;
    }
  }
  return ((double)(x >> 6) * 67108864.0 + (double)(y >> 6) + 0.5) * 2.220446049250313e-16;
}

/* fdlibm's method, for arguments whose exponential is a normal number. */
static double exponential(double x) {
  if (x < 3.725290298461914e-9 && x > -3.725290298461914e-9) return 1 + x;
  const int k = (int)(x < 0 ? 1.44269504088896338700 * x - 0.5 : 1.44269504088896338700 * x + 0.5);
  const double high = x - k * 6.93147180369123816490e-1, low = k * 1.90821492927058770002e-10, r = high - low, t = r * r;
  const double c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 +
    t * (-1.65339022054652515390e-6 + t * 4.13813679705723846039e-8))));
  const uint64_t bits = (uint64_t)(k + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, sizeof scale);
  return (1 - (low - (r * c) / (2 - c) - high)) * scale;
}

static void pass(const struct settings *s, const float *traits, uint8_t *jobs, int people, uint32_t a, uint32_t b, uint32_t step) {
  int aligned = 0;
  for (int k = 0; k < people; k++) aligned += jobs[k] == ALIGNMENT;
  const double share = (double)aligned / people;
  const double crowd = s->crowding / (s->crowding + aligned * s->each);
  const double cut_per_doom = (s->chance_to_matter * s->risk_cut) / 0.2;
  const double odds_of_doom = s->doom / (1 - s->doom);
  const double standing_alignment = s->standing * s->alignment_esteem * (1 - s->peers + s->peers * share);
  const double pay_c = s->years * s->wage_capabilities, pay_a = s->years * s->wage_alignment, pay_n = s->years * s->wage_neither;
  const double gift = s->years * s->stipend, circle = s->circle * s->circle_weight;
  for (int k = 0; k < people; k++) {
    const float *own = traits + (size_t)TRAITS * k;
    const double life = s->life_value * own[LIFE], close = circle * own[CIRCLE], scope = own[SCOPE];
    const double mankind = scope == 0 ? 0 : s->scope * scope * s->mankind * s->mankind_life_value;
    const double odds = odds_of_doom * own[DOOM];
    const double others = close * life > mankind ? close * life : mankind;
    const double lives = cut_per_doom * (odds / (1 + odds)) * (life + others) * crowd;
    const double wish = own[STANDING], cause = s->cause * own[CAUSE], career = s->impact * own[IMPACT] - s->blame * own[BLAME];
    double c = pay_c * own[WAGE] + s->standing * wish + career;
    double l = pay_a * own[WAGE] + gift + lives + standing_alignment * wish + cause;
    double n = pay_n * own[WAGE];
    if (jobs[k] != CAPABILITIES) c -= s->switching_cost;
    if (jobs[k] != ALIGNMENT) l -= s->switching_cost;
    if (jobs[k] != NEITHER) n -= s->switching_cost;
    const double weight_c = exponential((c - n) / s->spread), weight_a = exponential((l - n) / s->spread);
    const double mark = uniform(a, b, (uint32_t)k, step) * (1 + weight_c + weight_a);
    jobs[k] = mark < weight_c ? CAPABILITIES : mark < weight_c + weight_a ? ALIGNMENT : NEITHER;
  }
}

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1000.0 * t.tv_sec + t.tv_nsec / 1e6;
}

int main(int count, char **words) {
  if (count != 3) return fputs("choice_twin INPUT OUTPUT\n", stderr), 2;
  uint32_t head[4];
  struct settings settings;
  FILE *in = fopen(words[1], "rb");
  if (!in || fread(head, sizeof head, 1, in) != 1 || fread(&settings, sizeof settings, 1, in) != 1) return fputs("cannot read the input\n", stderr), 1;
  const size_t people = head[0];
  float *traits = malloc(people * TRAITS * sizeof *traits);
  uint8_t *jobs = malloc(people);
  if (!traits || !jobs || fread(traits, sizeof *traits, people * TRAITS, in) != people * TRAITS || fread(jobs, 1, people, in) != people)
    return fputs("cannot read the people\n", stderr), 1;
  fclose(in);
  for (uint32_t step = 0; step < head[1]; step++) {
    const double start = milliseconds();
    pass(&settings, traits, jobs, (int)people, head[2], head[3], step);
    printf("%.6f\n", milliseconds() - start);
  }
  FILE *out = fopen(words[2], "wb");
  if (!out || fwrite(jobs, 1, people, out) != people || fclose(out) != 0) return fputs("cannot write the output\n", stderr), 1;
  return 0;
}
