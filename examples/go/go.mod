module example.org/huiqi

go 1.19
