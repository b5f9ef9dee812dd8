// colours
