namespace EveryWidth;
