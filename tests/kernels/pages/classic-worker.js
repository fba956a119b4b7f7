window.entry = { canonical: window.huiqi.canonical, load: window.huiqi.loadWorker };
