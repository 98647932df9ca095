/* The bound for counting under one rule: the table of counts and nothing else.

   Reads a quota, the number of members and their weights in ascending order, adds member after
   member to a table of 192-bit counts, and prints the seconds that took and the sum of the
   lowest 64 bits, so that nothing is optimised away. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct { uint64_t low, middle, high; } Count;

int main(void) {
    long quota, members, filled = 1;
    if (scanf("%ld %ld", &quota, &members) != 2) return 1;
    long *weights = malloc(members * sizeof *weights);
    for (long i = 0; i < members; i++)
        if (scanf("%ld", &weights[i]) != 1) return 1;
    Count *table = calloc(quota, sizeof *table);
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    table[0].low = 1;
    for (long i = 0; i < members; i++) {
        long weight = weights[i];
        filled = filled + weight < quota ? filled + weight : quota;
        for (long cell = filled - 1; cell >= weight; cell--) {
            Count add = table[cell - weight], *sum = &table[cell];
            unsigned __int128 piece = (unsigned __int128)sum->low + add.low;
            sum->low = (uint64_t)piece;
            piece = (unsigned __int128)sum->middle + add.middle + (uint64_t)(piece >> 64);
            sum->middle = (uint64_t)piece;
            sum->high += add.high + (uint64_t)(piece >> 64);
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &after);
    uint64_t check = 0;
    for (long cell = 0; cell < quota; cell++) check += table[cell].low;
    printf("{\"seconds\": %.6f, \"check\": %llu}\n",
           (after.tv_sec - before.tv_sec) + 1e-9 * (after.tv_nsec - before.tv_nsec),
           (unsigned long long)check);
    return 0;
}
